/**
 * An address that is changed here at once and by the router a moment later. `seen` is what the router said last, `pending`
 * what was written here and has not come back from it yet.
 */
export type OwnAddress = { seen: string; address: string; pending: readonly string[] };

export function startAt(address: string): OwnAddress {
  return { seen: address, address, pending: [] };
}

export function written(own: OwnAddress, address: string): OwnAddress {
  return { ...own, address, pending: [...own.pending, address] };
}

/** What is known once the router says `address`: our own change coming back, or another one (Back, a link), which wins. */
export function heard(own: OwnAddress, address: string): OwnAddress {
  if (own.seen === address) {
    // Changed there and back before the router noticed: nothing is to come any more.
    return own.address === address && own.pending.length > 0 ? startAt(address) : own;
  }
  const at = own.pending.lastIndexOf(address);
  return at < 0 ? startAt(address) : { ...own, seen: address, pending: own.pending.slice(at + 1) };
}
