/**
 * What a ciphertext is bound to. Each part carries its length, so that no two lists of parts make the same bytes;
 * `label` keeps ciphertexts of different purposes apart.
 */
export function associatedData(label: string, parts: readonly string[]): Buffer {
  return Buffer.concat([label, ...parts].flatMap(withLength));
}

function withLength(part: string): Buffer[] {
  const bytes = Buffer.from(part, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
}
