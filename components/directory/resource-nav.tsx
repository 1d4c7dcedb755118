'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { groupedResources, type Resource } from './resources';
import { directoryHref } from './use-directory-url';

/** Every kind of thing that a tenant holds, by heading. */
export function ResourceNav({
  resources,
  current,
  tenantId,
}: {
  resources: readonly Resource[];
  current: string | null;
  tenantId: string;
}) {
  return (
    <nav aria-label="Resources" className="grid content-start gap-3 px-2 py-3">
      {groupedResources(resources).map(({ label, resources }) => (
        <section key={label} aria-label={label}>
          <h2 className="px-2 pb-1 font-normal text-ink-3 text-sm">{label}</h2>
          <ul className="grid gap-px">
            {resources.map((one) => (
              <li key={one.id}>
                <Link
                  href={directoryHref(one.id, tenantId)}
                  prefetch={false}
                  aria-current={one.id === current ? 'page' : undefined}
                  className={clsx(
                    'flex min-h-7 items-center rounded-md px-2',
                    one.id === current
                      ? 'bg-selected font-medium text-ink'
                      : 'text-ink-2 hover:bg-hover hover:text-ink',
                  )}
                >
                  <span className="min-w-0 truncate">{one.label}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
