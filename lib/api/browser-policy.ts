type Site = { isSecure: boolean; isDev: boolean };

/**
 * What a page may load and run: our own files, and inline code of this very answer by its nonce. Style attributes are
 * allowed because virtual rows and charts place themselves by them; they cannot run code.
 */
export function contentSecurityPolicy(nonce: string, { isSecure, isDev }: Site): string {
  // React's development build evaluates code and the dev server injects styles and opens a socket.
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    isDev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDev ? ' ws: wss:' : ''}`,
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}
