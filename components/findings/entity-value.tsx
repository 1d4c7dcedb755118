import Link from 'next/link';
import type { FindingDetail } from '@/lib/findings/shapes';
import { hrefOfValue } from './entity-names';

/** A value as the vendor has it; a link where it names what has a page. */
export function EntityValue({ detail, value }: { detail: FindingDetail; value: string }) {
  const href = hrefOfValue(detail, value);
  if (href === null) return <bdi>{value}</bdi>;
  return (
    <Link
      href={href}
      prefetch={false}
      className="underline decoration-line-strong underline-offset-2 hover:text-accent"
    >
      <bdi>{value}</bdi>
    </Link>
  );
}
