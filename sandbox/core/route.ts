import type { Call, Reply } from './call';

export type Handler = (call: Call) => Reply | Promise<Reply>;

export type Route = {
  method: string;
  segments: string[];
  handler: Handler;
  /** The vendor's name of the operation; what limits, faults and the call log go by. */
  operation: string;
  /** Name of a limit class of the vendor. */
  limit?: string;
  /** No credentials asked, as for the call that fetches a token. */
  open?: boolean;
  /** The request body is a secret: it stays out of the call log. */
  secret?: boolean;
  /** Whether the contract shows how a refusal with this status looks; one that it does not show is marked as assumed. */
  shows?(status: number): boolean;
  /** The handler answers a body that is no JSON itself; otherwise it is a 400. */
  malformedOk?: boolean;
};

/** `route('POST', '/incidents/:id/close', handler, { operation: 'incident_close', limit: 'light' })` */
export function route(
  method: string,
  path: string,
  handler: Handler,
  options: Pick<Route, 'operation' | 'limit' | 'open' | 'secret' | 'shows' | 'malformedOk'>,
): Route {
  return { method, segments: segmentsOf(path), handler, ...options };
}

export type Match = { route: Route; params: Record<string, string> };

/** A fixed segment wins over a `:param`. Throws URIError when a param is not valid percent-encoding. */
export function makeMatcher(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const ordered = [...routes].sort((a, b) => fixedFirst(a).localeCompare(fixedFirst(b)));
  return (method, path) => {
    const given = segmentsOf(path);
    const found = ordered.find((one) => one.method === method && fits(one.segments, given));
    if (!found) return undefined;
    const params: Record<string, string> = {};
    found.segments.forEach((segment, i) => {
      if (segment.startsWith(':')) params[segment.slice(1)] = decodeURIComponent(given[i] ?? '');
    });
    return { route: found, params };
  };
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function fixedFirst(route: Route): string {
  return route.segments.map((segment) => (segment.startsWith(':') ? '1' : '0')).join('');
}

function fits(wanted: readonly string[], given: readonly string[]): boolean {
  return (
    wanted.length === given.length &&
    wanted.every((segment, i) => (segment.startsWith(':') ? given[i] !== '' : segment === given[i]))
  );
}
