/** What a vendor's record says beside severity that the rank looks at; what is absent was not said. */
export type Signals = {
  /** How many matches of sensitive data, and whether some of it is of a kind that laws protect. */
  matches?: number;
  regulated?: boolean;
  /** Shared with somebody outside. */
  external?: boolean;
  /** The identity may do more than others. */
  privileged?: boolean;
  /** The asset is tagged as one that matters. */
  tagged?: boolean;
};

const REGULATED =
  /card|ssn|social security|citizen|passport|health|medical|hipaa|iban|bank|password|credential|secret/i;
const PRIVILEGED = /admin|root|privileg/i;
const TAGGED = /(^|[^a-z])(prod|production|critical|crown.?jewels?|pci|tier.?[01])($|[^a-z0-9])/i;

type Words = readonly (string | null | undefined)[];
const says = (words: Words, pattern: RegExp) => words.some((word) => word && pattern.test(word));
export const isRegulated = (dataClasses: Words) => says(dataClasses, REGULATED);
export const isPrivileged = (names: Words) => says(names, PRIVILEGED);
export const isTagged = (tags: Words) => says(tags, TAGGED);

/** As the database keeps them: bits 0-1 step of the data (1, 10, 50 matches; one more if regulated), 2 outside, 3 privileged, 4 tagged. */
export function signalBits({ matches = 0, regulated, external, privileged, tagged }: Signals = {}): number {
  const step = matches >= 50 ? 3 : matches >= 10 ? 2 : matches >= 1 ? 1 : 0;
  const data = step > 0 && regulated ? Math.min(3, step + 1) : step;
  return data + (external ? 4 : 0) + (privileged ? 8 : 0) + (tagged ? 16 : 0);
}
