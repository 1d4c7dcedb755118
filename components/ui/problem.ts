/** What went wrong, as a person can read it. `fields` are the inputs it is about, by their names. */
export type Problem = { message: string; requestId?: string; fields?: Record<string, string> };

const UNKNOWN = 'Something failed that should not have. Try again; if it stays, report the request id.';

/** Reads a problem from whatever was thrown: the API's problem body, or an error of our own making. */
export function problemOf(error: unknown): Problem {
  if (typeof error !== 'object' || error === null) return { message: UNKNOWN };
  const message = 'message' in error && typeof error.message === 'string' && error.message ? error.message : UNKNOWN;
  const requestId = 'requestId' in error && typeof error.requestId === 'string' ? error.requestId : undefined;
  // Only what carries a code was written for people; other errors are ours, and their text is for the log.
  const forPeople = 'code' in error && typeof error.code === 'string';
  return {
    message: forPeople ? message : UNKNOWN,
    requestId,
    fields: 'fields' in error ? textsOf(error.fields) : undefined,
  };
}

function textsOf(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const texts: Record<string, string> = {};
  for (const [name, text] of Object.entries(value)) if (typeof text === 'string') texts[name] = text;
  return Object.keys(texts).length > 0 ? texts : undefined;
}
