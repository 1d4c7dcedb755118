'use client';

import Link from 'next/link';
import { directoryHref } from '@/components/directory/use-directory-url';
import { PaneFrame } from '@/components/items/pane-frame';
import type { PaneParts } from '@/components/items/rows-frame';
import { Section } from '@/components/items/section';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { TagUsage } from '@/components/tags/tag-usage';
import { Button } from '@/components/ui/button';
import { count, plural } from '@/components/ui/format-number';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Alias, VocabularyWord, WordPlace, WordUse } from '@/lib/vocabulary/shapes';
import { findingsOf, VENDOR_WORDS, wordTitle } from './word-uses';

const LINK = 'underline decoration-line-strong underline-offset-4 hover:decoration-ink';

/** One word: where each vendor uses it, what it is read as, and what is read as it. */
export function WordPane({
  word,
  frame,
  why,
  onMap,
  onUnmap,
}: {
  word: VocabularyWord;
  frame: PaneParts;
  /** Why words cannot be mapped by who looks. */
  why: string | undefined;
  onMap: () => void;
  onUnmap: (alias: Alias) => void;
}) {
  const { title, also } = wordTitle(word);
  const aliases = [...word.shownAs, ...word.standsFor];
  return (
    <PaneFrame
      {...frame}
      title={title}
      vendorId={also ?? undefined}
      footer={
        <Button size="lg" hotkey="M" unavailable={why} onClick={onMap}>
          Read as another word…
        </Button>
      }
    >
      <div className="grid content-start gap-5 px-4 py-4">
        <Section title="Findings">
          {word.findings === 0 ? (
            <p className="text-ink-2">None bears it.</p>
          ) : (
            <Link href={hrefOfQuery(findingsOf(word.word))} prefetch={false} className={`w-fit ${LINK}`}>
              {plural(word.findings, 'finding')} of <code>{findingsOf(word.word)}</code>
            </Link>
          )}
        </Section>
        {aliases.length > 0 && (
          <Section title="Read as the same">
            <ul className="grid gap-2">
              {aliases.map((alias) => (
                <li key={alias.id} className="flex items-start justify-between gap-2">
                  <span className="min-w-0 [overflow-wrap:anywhere]">
                    <bdi>{alias.word}</bdi> ({VENDOR_WORDS[alias.vendor]}) is read as <bdi>{alias.shownAs}</bdi>
                    <span className="block text-ink-3 text-sm">
                      {alias.madeBy.name}, <RelativeTime at={alias.madeAt} suffix=" ago" focusable />
                    </span>
                  </span>
                  <Button
                    size="sm"
                    unavailable={why}
                    aria-label={`Take out: ${alias.word} is read as ${alias.shownAs}`}
                    onClick={() => onUnmap(alias)}
                  >
                    Take out
                  </Button>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {word.uses.map((use) => (
          <Section key={`${use.vendor} ${use.kind === 'workato_tag' ? use.tagId : use.kind}`} title={headingOf(use)}>
            <Use use={use} />
          </Section>
        ))}
        {word.uses.length === 0 && <p className="text-ink-2">No vendor uses it: it stands in the map alone.</p>}
      </div>
    </PaneFrame>
  );
}

function headingOf(use: WordUse): string {
  return `${VENDOR_WORDS[use.vendor]} ${use.kind === 'label' ? 'label' : 'tag'} “${use.word}”`;
}

function Use({ use }: { use: WordUse }) {
  switch (use.kind) {
    case 'label':
      return (
        <p className="text-ink-2">
          On {plural(use.findings, 'finding')}
          {use.vendor === 'onequeue' ? ', given here.' : ', as the vendor sent them.'}
          {use.vendor === 'zscaler-workflow' &&
            ' DLP has no call that lists its labels: what is not on an incident is not known here.'}
        </p>
      );
    case 'workato_tag':
      return (
        <>
          <Link href={`/tags?item=${use.tagId}`} className={`w-fit ${LINK}`}>
            Tag in {use.tenant}
          </Link>
          <TagUsage tagId={use.tagId} count={use.assignments} />
        </>
      );
    case 'edge_tag': {
      const all = use.policies + use.users;
      return (
        <>
          <ul className="grid gap-1">
            {use.places.map((place) => (
              <li key={place.id} className="truncate">
                <Link href={placeHref(place)} prefetch={false} className={LINK}>
                  <bdi>{place.title}</bdi>
                </Link>{' '}
                <span className="text-ink-3 text-sm">{place.noun === 'policy' ? 'policy' : 'person'}</span>
              </li>
            ))}
          </ul>
          {all > use.places.length && <p className="text-ink-2">And {count(all - use.places.length)} more.</p>}
        </>
      );
    }
  }
}

function placeHref({ noun, id, externalId, tenantId }: WordPlace) {
  return noun === 'policy' ? (`/policies?item=${id}` as const) : directoryHref('users', tenantId, externalId);
}
