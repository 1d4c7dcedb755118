/** Headers every answer carries. The CSP is not here: its nonce is new for each request, so `proxy.ts` writes it. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'X-DNS-Prefetch-Control', value: 'off' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
];

/** @type {import('next').NextConfig} */
const config = {
  typedRoutes: true,
  // `npm test` checks types, those of the tests included; whoever starts the console need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  agentRules: false,
  // The optimizer would be a second way to reach other hosts from the web process.
  images: { unoptimized: true },
  // Native or stream-based: bundling breaks them.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino'],
  headers: async () => [{ source: '/:path*', headers }],
};

export default config;
