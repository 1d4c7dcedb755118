import Link from 'next/link';
import { Page } from '@/components/shell/page';
import { SourceIcon } from '@/components/ui/source-icon';
import type { VendorForm } from '@/lib/connections/schema';
import { Source } from '@/lib/model/finding';
import { newConnectionHref } from './connection-href';
import { scopesOf } from './vendor-words';

/** The first step of a new connection: which vendor, what it is good for, and the least its key must be allowed. */
export function VendorChoice({ vendors }: { vendors: readonly VendorForm[] }) {
  return (
    <Page title="Connect a tenant" sub={<span className="text-ink-3 max-sm:hidden">Whose is it?</span>}>
      <ul className="grid max-w-220 gap-3 px-6 py-5 max-sm:px-4">
        {vendors.map((vendor) => (
          <li key={vendor.id}>
            <Link
              href={newConnectionHref(vendor.id)}
              prefetch={false}
              className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 rounded-lg border border-line bg-surface p-4 hover:bg-hover"
            >
              <VendorIcon source={vendor.source} />
              <div className="grid gap-1">
                <h2 className="text-lg">{vendor.label}</h2>
                <p className="text-ink-2">{vendor.purpose}</p>
                <LeastScopes vendor={vendor} />
              </div>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** What its key must be allowed, and what its API cannot do whatever the key is allowed. */
export function LeastScopes({ vendor }: { vendor: VendorForm }) {
  const { reads, writes } = scopesOf(vendor);
  return (
    <dl className="mt-1 grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm max-sm:grid-cols-1">
      <dt className="text-ink-3">Key must read</dt>
      <dd className="text-ink-2">{reads}</dd>
      <dt className="text-ink-3">To act from here</dt>
      <dd className="text-ink-2">{writes === null ? 'nothing: there is no write API' : `also ${writes}`}</dd>
      <dt className="text-ink-3">Not possible</dt>
      <dd className="text-ink-2">{vendor.cannot}</dd>
    </dl>
  );
}

function VendorIcon({ source }: { source: string }) {
  const known = Source.safeParse(source);
  return <span className="pt-1">{known.success && <SourceIcon source={known.data} />}</span>;
}
