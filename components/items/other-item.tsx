'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ItemNoun } from '@/lib/model/record';
import { readQuery } from './item-query';
import { items } from './queries';

const PLACES = { policy: '/policies', workflow: '/workflows' } as const;

/** Another item that a record names by the vendor's id: by its name where it is known here, else by the id. */
export function OtherItem({ noun, externalId }: { noun: keyof typeof PLACES & ItemNoun; externalId: string }) {
  const query = { ...readQuery(new URLSearchParams()), text: externalId, gone: true };
  const { data } = useInfiniteQuery(items.list(noun, query));
  const found = data?.pages[0]?.items.find((item) => item.externalId === externalId);
  if (!found) return <code className="text-sm">{externalId}</code>;
  return (
    <Link href={`${PLACES[noun]}?item=${found.id}`} className="text-accent underline underline-offset-2">
      <bdi>{found.title}</bdi>
    </Link>
  );
}
