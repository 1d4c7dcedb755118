/** Why there is no whole answer. `sent` is false only when certainly nothing reached the vendor. */
export class SendFailure extends Error {
  override name = 'SendFailure';
  constructor(
    readonly reason:
      | 'unreachable'
      | 'blocked'
      | 'unsendable'
      | 'silent'
      | 'broken'
      | 'unreadable'
      | 'too_large'
      | 'given_up',
    readonly code: string,
    readonly status: number | null = null,
  ) {
    super(`${reason}: ${code}`);
  }
  get sent(): boolean {
    return !['unreachable', 'blocked', 'unsendable'].includes(this.reason);
  }
}
