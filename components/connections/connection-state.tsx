import type { ReactNode } from 'react';
import { credentialWords } from '@/components/sources/credential-words';
import { useNow } from '@/components/ui/clock';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Connection } from '@/lib/connections/schema';
import { StateMark } from './state-mark';

/** How a tenant's connection stands, in the vendor's words where it gave any; read out when it changes. */
export function ConnectionStatePanel({ connection, children }: { connection: Connection; children: ReactNode }) {
  const { state, stateNote, stateAt, verifiedAt, vendorLabel, origin, secrets } = connection;
  return (
    <section aria-label="State" className="grid gap-3">
      <div role="status" className="grid gap-1">
        <p className="text-lg">
          <StateMark state={state} />
          <span className="ml-3 text-ink-3 text-sm">
            since <RelativeTime at={stateAt} suffix=" ago" focusable />
          </span>
        </p>
        {stateNote && (
          <p
            className={`border-l-2 pl-3 [overflow-wrap:anywhere] ${state === 'auth_failed' ? 'border-bad' : 'border-line-strong'}`}
          >
            {stateNote}
          </p>
        )}
      </div>
      <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1">
        <Fact label="Vendor">{vendorLabel}</Fact>
        <Fact label="Address">
          <span className="font-mono text-sm">{origin}</span>
        </Fact>
        {secrets.map(({ name, label, shown }) => (
          <Fact key={name} label={label}>
            {shown === null ? (
              <span className="text-ink-3">none is stored</span>
            ) : (
              <>
                <span aria-hidden>{shown}</span>
                <span className="sr-only">stored, cannot be shown</span>
              </>
            )}
          </Fact>
        ))}
        <Fact label="Stored">
          <Given connection={connection} />
        </Fact>
        <Fact label="Last check">
          {verifiedAt ? <RelativeTime at={verifiedAt} suffix=" ago" focusable /> : 'never'}
        </Fact>
      </dl>
      <div className="flex flex-wrap gap-2">{children}</div>
    </section>
  );
}

function Given({ connection }: { connection: Connection }) {
  const { text, tone } = credentialWords(connection, useNow());
  return <span className={{ plain: undefined, warn: 'text-warn', bad: 'text-bad' }[tone]}>{text}</span>;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
