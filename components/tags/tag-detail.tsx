'use client';

import { useState } from 'react';
import { LongText } from '@/components/items/long-text';
import { textAt } from '@/components/items/raw-value';
import { Facts, Section } from '@/components/items/section';
import { Button } from '@/components/ui/button';
import { count } from '@/components/ui/format-number';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ItemDetail } from '@/lib/items/shapes';
import { TagDot } from './tag-dot';
import { TagUsage } from './tag-usage';

/** What a tag is, who made it, and where it is used. */
export function TagDetail({ detail }: { detail: ItemDetail<'tag'> }) {
  const { facts, raw } = detail;
  const [showUsage, setShowUsage] = useState(false);
  const madeAt = textAt(raw, 'created_at');
  const author = facts.author === null ? '' : `${facts.author}, `;
  return (
    <>
      {facts.description && (
        <p className="[overflow-wrap:anywhere]">
          <LongText text={facts.description} />
        </p>
      )}
      <Facts
        facts={[
          { label: 'Colour', value: facts.color === null ? 'Not given' : <TagDot color={facts.color} /> },
          { label: 'Used on', value: facts.assignments === null ? 'Not given' : `${count(facts.assignments)}` },
          {
            label: 'Made',
            value:
              madeAt === null || Number.isNaN(Date.parse(madeAt)) ? (
                (facts.author ?? 'Not given')
              ) : (
                <>
                  {author}
                  <RelativeTime at={madeAt} suffix=" ago" focusable />
                </>
              ),
          },
          { label: 'Changed', value: <RelativeTime at={detail.at} suffix=" ago" focusable /> },
        ]}
      />
      <Section title="Recipes and connections">
        {showUsage ? (
          <TagUsage tagId={detail.id} count={facts.assignments} />
        ) : (
          <Button className="w-fit" onClick={() => setShowUsage(true)}>
            Ask the vendor where it is used
          </Button>
        )}
      </Section>
    </>
  );
}
