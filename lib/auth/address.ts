import ipaddr from 'ipaddr.js';

/**
 * Who calls, for throttling: the last hop of `x-forwarded-for`, which the proxy in front (or Next itself) wrote.
 * An IPv6 customer owns a /64, so that is one caller.
 */
export function addressOf(forwardedFor: string | null | undefined): string {
  const last = forwardedFor?.split(',').at(-1)?.trim() ?? '';
  if (!ipaddr.isValid(last)) return 'unknown';
  const address = ipaddr.process(last);
  if (address.kind() === 'ipv4') return address.toString();
  return `${address.toNormalizedString().split(':').slice(0, 4).join(':')}::/64`;
}
