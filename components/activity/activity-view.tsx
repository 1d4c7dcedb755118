'use client';

import { ItemScreen } from '@/components/items/item-screen';
import { LongText } from '@/components/items/long-text';
import { Facts } from '@/components/items/section';
import { exactUtc } from '@/components/ui/format-time';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ItemDetail } from '@/lib/items/shapes';
import { activityColumns, activityWords } from './activity-columns';
import { activityFacts } from './activity-facts';
import { ClearSecrets } from './clear-secrets';

/** What people did at the vendors, one stream on one clock. */
export function ActivityView() {
  return (
    <ItemScreen
      noun="activity"
      title="Activity"
      words={activityWords}
      columns={activityColumns}
      actions={<ClearSecrets />}
      pane={(detail) => <Entry detail={detail} />}
    />
  );
}

function Entry({ detail }: { detail: ItemDetail<'activity'> }) {
  const when = (
    <>
      {exactUtc(new Date(detail.at))}, <RelativeTime at={detail.at} suffix=" ago" focusable />
    </>
  );
  const facts = activityFacts(detail.raw).map(({ label, text }) => ({ label, value: <LongText text={text} /> }));
  return <Facts facts={[{ label: 'When', value: when }, ...facts]} />;
}
