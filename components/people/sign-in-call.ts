export type Credentials = { email: string; password: string; newPassword?: string };

/** What to say for each way in which signing in can end; the codes come from the server or in the page's address. */
export const SIGN_IN_WORDS: Record<string, string> = {
  refused: 'E-mail and password do not match, or there were too many tries. Check both, or wait a few minutes.',
  new_password_weak: 'Choose at least 12 characters, and not the password you were given.',
  unavailable: 'The console cannot be reached just now. Try again in a moment.',
  no_account: 'Nobody here has the e-mail your sign-on names. Ask an admin to invite you.',
  not_vouched: 'Your sign-on does not vouch for your e-mail address. Ask its administrator to verify it.',
};
const OTHERWISE = 'Single sign-on did not work. Try again, or use e-mail and password.';

export function signInWords(code: string): string {
  return SIGN_IN_WORDS[code] ?? OTHERWISE;
}

/** Opens a session in this browser; null when it did, otherwise the code of what stood in the way. */
export async function signInWith(credentials: Credentials): Promise<string | null> {
  const to = await post('/api/auth/callback/credentials', credentials);
  if (to === null) return 'unavailable';
  if (to.pathname.endsWith('/signin')) return 'unavailable'; // the form's token went stale; the next try has a new one
  const error = to.searchParams.get('error');
  return error === 'CredentialsSignin' ? 'refused' : error;
}

/** Leaves for the identity provider; answers only when that is not possible. */
export async function signInByProvider(next: string): Promise<string> {
  const to = await post('/api/auth/signin/oidc', { callbackUrl: next });
  if (to === null) return 'unavailable';
  const error = to.searchParams.get('error');
  if (error) return error;
  window.location.assign(to);
  return new Promise<string>(() => {}); // the page is on its way out
}

/** next-auth's own protocol: its token from one request, the answer of the other as an address. */
async function post(path: string, fields: Record<string, string | undefined>): Promise<URL | null> {
  try {
    const { csrfToken } = await json('/api/auth/csrf', {});
    const body = JSON.stringify({ ...fields, csrfToken, json: 'true' });
    const { url } = await json(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return typeof url === 'string' ? new URL(url, window.location.href) : null;
  } catch {
    return null; // no answer, or one that is not JSON: both read "cannot be reached"
  }
}

async function json(path: string, init: RequestInit): Promise<Record<string, unknown>> {
  const response = await fetch(path, { ...init, cache: 'no-store' });
  return response.json();
}
