import type { TokenStore } from './open';

/** Tokens that live no longer than the process: for a connection that is tried out before it is saved. */
export function memoryTokens(): TokenStore {
  let held: { value: string; expiresAt: number } | null = null;
  let renewing: Promise<string> | null = null;
  return {
    get: async () => held,
    renew: (stale, renew) => {
      if (held && held.value !== stale) return Promise.resolve(held.value);
      renewing ??= renew()
        .then((fresh) => {
          held = fresh;
          return fresh.value;
        })
        .finally(() => {
          renewing = null;
        });
      return renewing;
    },
  };
}
