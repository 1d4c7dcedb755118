import type { SourceFreshness } from '@/components/shell/freshness';
import { age, duration } from '@/components/ui/format-time';
import type { ItemNoun } from '@/lib/model/record';
import type { Source, SourceStream, SourceWord } from '@/lib/sources/shapes';

/** How right one tenant's list of one noun is. */
export type TenantFreshness = {
  id: string;
  name: string;
  vendor: string;
  word: SourceWord;
  /** The last time the list was read to its end; null when it never was. */
  asOf: string | null;
  percent: number | null;
  remainingMs: number | null;
  /** What went wrong, in words. */
  error: string | null;
  /** When it is tried again. */
  dueAt: string | null;
};

const WORST: readonly SourceWord[] = ['disabled', 'failing', 'stale', 'silent', 'backfilling', 'fresh'];

/** The tenants that carry this noun. One that was never asked for it is not among them. */
export function tenantsOf(sources: readonly Source[], noun: ItemNoun): TenantFreshness[] {
  return sources.flatMap((source) => {
    const streams = source.streams.filter((stream) => stream.noun === noun);
    return streams.length === 0 ? [] : [freshnessOf(source, streams)];
  });
}

function freshnessOf(source: Source, streams: readonly SourceStream[]): TenantFreshness {
  const off = source.state === 'disabled';
  const word = off ? 'disabled' : (WORST.find((one) => streams.some((stream) => stream.word === one)) ?? 'fresh');
  const backfill = streams.find((stream) => stream.stream === 'backfill' && stream.windowsTotal > 0);
  const failed = streams.find((stream) => stream.error !== null);
  const down = source.state === 'auth_failed' || source.state === 'failing';
  const share = backfill && word === 'backfilling' ? backfill.windowsDone / backfill.windowsTotal : null;
  return {
    id: source.id,
    name: source.name,
    vendor: source.vendor,
    word,
    asOf: oldest(streams),
    percent: share === null ? null : Math.min(99, Math.floor(share * 100)),
    remainingMs: share === null ? null : source.remainingMs,
    error: failed?.error ?? (down ? (source.stateNote ?? source.message) : null),
    dueAt: failed?.dueAt ?? null,
  };
}

/** The backfill's last success says nothing of how new a list is; the head's and the open walk's do. */
function oldest(streams: readonly SourceStream[]): string | null {
  const heads = streams.filter(({ stream }) => stream !== 'backfill');
  const times = (heads.length > 0 ? heads : streams).map(({ lastSuccessAt }) => lastSuccessAt);
  return times.includes(null) ? null : (times.toSorted()[0] ?? null);
}

/** As the top bar writes it: "global 4 s", "automation-prod backfill 61 %, 2 m". */
export function barOf(tenant: TenantFreshness, now: number): SourceFreshness {
  const since = tenant.asOf === null ? 'not read yet' : age(now - Date.parse(tenant.asOf));
  const { id, name: label } = tenant;
  switch (tenant.word) {
    case 'fresh':
      return { id, label, state: 'fresh', detail: since };
    case 'backfilling': {
      const left = tenant.remainingMs === null ? '' : `, ${duration(tenant.remainingMs)}`;
      return {
        id,
        label,
        state: 'filling',
        detail: tenant.percent === null ? 'backfill' : `backfill ${tenant.percent} %${left}`,
      };
    }
    case 'stale':
      return { id, label, state: 'stale', detail: tenant.asOf === null ? since : `stale, ${since} old` };
    case 'silent':
      return { id, label, state: 'stale', detail: `silent, read ${since} ago` };
    case 'failing':
      return { id, label, state: 'failed', detail: tenant.asOf === null ? since : `failing, ${since} old` };
    case 'disabled':
      return { id, label, state: 'stale', detail: 'disabled' };
  }
}

/** True where the list may be short of what the vendor has. */
export function isDoubtful(tenant: TenantFreshness): boolean {
  return tenant.asOf === null || !['fresh', 'backfilling', 'silent'].includes(tenant.word);
}
