/** What an answer means to the keys: Y for a yes, Shift N for a no. Null: its words say neither. */
export type AnswerRole = 'yes' | 'no' | 'unsure';
export type Answer = { index: string; label: string };

/**
 * The vendor's built-in answers are Approve, Deny and Unsure; a workflow may bring its own words. Only their first word is
 * read, in English, and the dialog shows the whole answer before it is sent.
 */
const FIRST_WORDS: readonly (readonly [AnswerRole, RegExp])[] = [
  ['unsure', /^(unsure|not sure|don.?t know|do not know|maybe)\b/i],
  ['no', /^(deny|denied|reject|refuse|decline|block|no)\b/i],
  ['yes', /^(approve|allow|accept|grant|permit|confirm|yes)\b/i],
];

export function answerRole(label: string): AnswerRole | null {
  return FIRST_WORDS.find(([, words]) => words.test(label.trim()))?.[0] ?? null;
}

/** The one answer that a key stands for; null where none, or more than one, says so. */
export function answerFor(answers: readonly Answer[], role: AnswerRole): Answer | null {
  const [first, second] = answers.filter(({ label }) => answerRole(label) === role);
  return first && !second ? first : null;
}
