/** Where the vendors keep their portals: a record's link elsewhere is not offered as the vendor's page. */
const VENDOR_DOMAINS = ['zscaler.com', 'zpccloud.net', 'zscwp.net', 'zsworkflow.net', 'workato.com'];

/** The address when it is https and carries no name or password, else null. */
export function safeUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : null;
}

/** A safe address on a host of a vendor. */
export function vendorPage(text: string): URL | null {
  const url = safeUrl(text);
  return url && VENDOR_DOMAINS.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`))
    ? url
    : null;
}
