import ipaddr from 'ipaddr.js';

export type AddressPolicy = {
  /** Sandbox mode: this machine's own loopback may be called too. Nothing else that is private ever may. */
  loopback: boolean;
};

/** Public by their range, but inside a cloud they reach its machinery. */
const REFUSED = new Set(['168.63.129.16']);

/**
 * Why an address may not be called, or null when it may. `host` is a literal as WHATWG URLs print it (so every notation
 * of an IPv4 address has become the dotted one) or an answer of the resolver.
 */
export function addressRefusal(host: string, policy: AddressPolicy): string | null {
  const literal = host.replace(/^\[|\]$/g, '');
  // Strict: the library would also read `1.2.3` or octal, which others read otherwise.
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(literal) || ipaddr.IPv6.isValid(literal);
  if (!isAddress || literal.includes('%')) return 'it is not an address';
  const address = ipaddr.parse(literal);
  const range = address.range();
  if (range === 'loopback') return policy.loopback ? null : 'it is this machine';
  if (range !== 'unicast' || REFUSED.has(address.toString())) return `it is not a public address (${range})`;
  // Only 2000::/3 is given out to anybody; the rest is unassigned, or an IPv4 address in an old disguise (::10.0.0.1).
  if (address.kind() === 'ipv6' && (address.toByteArray()[0] ?? 0) >> 5 !== 1) return 'it is not a public address';
  return null;
}

/** True when a host of a URL is an address and not a name. */
export function isAddressLiteral(hostname: string): boolean {
  return hostname.startsWith('[') || ipaddr.IPv4.isValidFourPartDecimal(hostname);
}

/**
 * Why a connection may not have this origin, or null when it may: https only (http for loopback in sandbox mode), no
 * user, path, query or fragment, and no literal of a refused address. A name is checked when it is resolved.
 */
export function originRefusal(origin: string, policy: AddressPolicy): string | null {
  if (!URL.canParse(origin)) return 'it is not a web address';
  const url = new URL(origin);
  if (url.origin !== origin || !/^https?:/.test(origin))
    return 'it must be a scheme, a host and a port, and nothing else';
  const refusal = isAddressLiteral(url.hostname) ? addressRefusal(url.hostname, policy) : null;
  if (refusal) return refusal;
  if (url.protocol === 'http:' && !(policy.loopback && isLoopbackHost(url.hostname, policy))) return 'it must be https';
  return null;
}

function isLoopbackHost(hostname: string, policy: AddressPolicy): boolean {
  if (hostname === 'localhost') return true;
  return (
    isAddressLiteral(hostname) &&
    addressRefusal(hostname, policy) === null &&
    addressRefusal(hostname, { loopback: false }) !== null
  );
}
