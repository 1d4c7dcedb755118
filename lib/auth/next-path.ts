/** A path of our own to go to after signing in; anything that could lead to another site becomes the home page. */
export function nextPath(given: string | string[] | null | undefined): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(given, here)) return '/';
  const { origin, pathname, search, hash } = new URL(given, here);
  if (origin !== here || pathname.startsWith('//')) return '/';
  return pathname === '/sign-in' || pathname.startsWith('/api/') ? '/' : pathname + search + hash;
}
