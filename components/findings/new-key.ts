/** A name for one request, so that trying it again is not a second one. (`crypto.randomUUID` is there under HTTPS only.) */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
