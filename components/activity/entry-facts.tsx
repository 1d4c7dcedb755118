import { LongText } from '@/components/items/long-text';
import { Facts } from '@/components/items/section';
import { exactUtc } from '@/components/ui/format-time';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ItemDetail } from '@/lib/items/shapes';
import { activityFacts } from './activity-facts';
import { OnlyTheirs } from './only-theirs';

/** An entry of a vendor's log, line by line. */
export function EntryFacts({ detail, onActor }: { detail: ItemDetail<'activity'>; onActor: (actor: string) => void }) {
  const { actor } = detail.facts;
  const when = (
    <>
      {exactUtc(new Date(detail.at))}, <RelativeTime at={detail.at} suffix=" ago" focusable />
    </>
  );
  const facts = activityFacts(detail.raw).map(({ label, text }) => ({ label, value: <LongText text={text} /> }));
  return (
    <>
      <Facts facts={[{ label: 'When', value: when }, ...facts]} />
      {actor !== null && <OnlyTheirs actor={actor} onActor={onActor} />}
    </>
  );
}
