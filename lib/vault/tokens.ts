import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { VendorError } from '@/lib/errors';
import type { TokenStore } from '@/lib/http/open';
import { tryExclusive } from './exclusive';
import { readToken, storeToken, type Token, type TokenOwner } from './token-row';

const PATIENCE_MS = 60_000;
const held = new Map<string, Token>();
const renewing = new Map<string, Promise<Token>>();

/**
 * The token of a connection, one for all processes. However many calls find it refused at once, in however many
 * processes: one of them renews it, the others wait and take what it got.
 */
export function sharedTokens(ctx: Ctx, owner: TokenOwner): TokenStore {
  const place = [ctx.workspaceId, owner.id, owner.origin, owner.credentialsAt?.getTime()].join(' ');

  async function stored(): Promise<Token | null> {
    const found = await readToken(ctx, owner);
    if (found) held.set(place, found);
    return found;
  }

  async function renewed(stale: string | null, renew: () => Promise<Token>): Promise<Token> {
    const fresh = await shared(stale, renew);
    held.set(place, fresh);
    return fresh;
  }

  async function shared(stale: string | null, renew: () => Promise<Token>): Promise<Token> {
    const giveUpAt = Date.now() + PATIENCE_MS;
    while (Date.now() < giveUpAt) {
      const { value } = await tryExclusive(`token ${ctx.workspaceId} ${owner.id}`, async () => {
        const others = await readToken(ctx, owner);
        if (isNews(others, stale)) return others;
        const fresh = await renew();
        await inTx(ctx, (ctx) => storeToken(ctx, owner, fresh));
        return fresh;
      });
      if (value) return value;
      await sleep(40 + Math.random() * 60);
      const others = await readToken(ctx, owner);
      if (isNews(others, stale)) return others;
    }
    throw new VendorError('down', 'The session with the vendor is being renewed elsewhere and does not come.');
  }

  return {
    get: async () => held.get(place) ?? (await stored()),
    renew: async (stale, renew) => {
      const here = held.get(place) ?? null;
      if (isNews(here, stale)) return here.value;
      const running = renewing.get(place) ?? renewed(stale, renew).finally(() => renewing.delete(place));
      renewing.set(place, running);
      return (await running).value;
    },
  };
}

/** For tests and after a removal: what this process remembers of tokens. */
export function forgetTokens(): void {
  held.clear();
}

function isNews(token: Token | null, stale: string | null): token is Token {
  return token !== null && token.value !== stale && token.expiresAt > Date.now();
}
