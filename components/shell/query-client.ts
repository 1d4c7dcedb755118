import { QueryClient } from '@tanstack/react-query';

/** The browser's memory of what the server said. What is ours to mend (4xx) is not asked again; an outage is, twice. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (failures, error) => failures < 2 && isOutage(error) },
      mutations: { retry: false },
    },
  });
}

/** No answer at all (status 0) or one that is the server's fault. */
export function isOutage(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('status' in error)) return true;
  return typeof error.status === 'number' && (error.status === 0 || error.status >= 500);
}
