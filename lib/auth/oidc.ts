import 'server-only';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import { env } from '@/lib/env';

/** Only an e-mail that the provider says it has verified names an account here. */
export const VouchedProfile = z.object({
  sub: z.string().min(1),
  email: z.email().toLowerCase(),
  email_verified: z.literal(true),
});

/** What the button says; null when no provider is configured. */
export function oidcName(): string | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_NAME } = env();
  return OIDC_ISSUER && OIDC_CLIENT_ID ? OIDC_NAME : null;
}

/** The OIDC provider of the environment as next-auth wants it: none, or one. */
export function oidcProviders(): OAuthConfig<{ sub: string; email?: string }>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return [];
  return [
    {
      id: 'oidc',
      name: OIDC_NAME,
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid email profile' } },
      httpOptions: { timeout: 10_000 },
      profile: ({ sub, email }) => ({ id: sub, email: email ?? null }),
    },
  ];
}
