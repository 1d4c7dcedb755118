import ExternalLink from 'lucide-react/icons/external-link';
import { safeUrl, vendorPage } from './outside-url';

/** A link out of the console, with the host it goes to; what is no https address is shown as text. */
export function OutsideLink({ url, children }: { url: string; children?: string }) {
  const safe = safeUrl(url);
  if (!safe) return <bdi className="[overflow-wrap:anywhere]">{children ?? url}</bdi>;
  return (
    <a
      href={safe.href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="inline-flex max-w-full items-center gap-1 text-accent underline"
    >
      <bdi className="truncate">{children ?? safe.hostname}</bdi>
      <ExternalLink aria-hidden size={12} className="shrink-0" />
      <span className="sr-only">(opens {safe.hostname})</span>
    </a>
  );
}

/** The finding at its vendor, where the record links to a page of the vendor's own. */
export function VendorLink({ url }: { url: string | null }) {
  const page = url === null ? null : vendorPage(url);
  return page && <OutsideLink url={page.href}>At the vendor</OutsideLink>;
}
