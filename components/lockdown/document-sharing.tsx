import { Facts, Section } from '@/components/items/section';
import { Badge } from '@/components/ui/badge';
import { count } from '@/components/ui/format-number';
import type { FoundDocument } from './document-compared';

const SHOWN = 50;

/** Where the document is and whom it is open to, as Edge says at this moment. */
export function DocumentSharing({ look }: { look: FoundDocument }) {
  const { app, isSharedOutside, isShared, isSensitive, collaborators } = look;
  const inside = isShared === null ? 'Not said' : isShared ? 'Yes; Edge does not say with whom' : 'No';
  return (
    <>
      <Facts
        facts={[
          { label: 'App', value: <bdi>{app ?? 'Not said'}</bdi> },
          { label: 'Open to outside', value: isSharedOutside ? 'Yes' : 'No' },
          { label: 'Shared', value: inside },
          { label: 'Sensitive', value: isSensitive === null ? 'Not said' : isSensitive ? 'Yes' : 'No' },
        ]}
      />
      <Section title={`Who outside has it (${count(collaborators.length)})`}>
        {collaborators.length === 0 && (
          <p className="text-ink-3">{isSharedOutside ? 'Edge names nobody.' : 'Nobody, Edge says.'}</p>
        )}
        <ul>
          {collaborators.slice(0, SHOWN).map(({ name, domain, outside }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: Edge may list the same one twice
            <li key={at} className="flex min-h-7 items-center justify-between gap-2 border-line border-t">
              <bdi className="min-w-0 truncate">{name ?? domain ?? 'Somebody whom Edge does not name'}</bdi>
              <Badge tone="outline">{outside === false ? 'Inside, Edge says' : 'Outside'}</Badge>
            </li>
          ))}
        </ul>
        {collaborators.length > SHOWN && (
          <p className="text-ink-3 text-sm">And {count(collaborators.length - SHOWN)} more.</p>
        )}
      </Section>
    </>
  );
}
