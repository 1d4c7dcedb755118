'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { LockdownPlan } from '@/lib/lockdown/shapes';

/** A document of a tenant that Edge is asked for. */
export type Place = { tenantId: string; documentId: string };

/** What can be asked for at once: the mapped id of the only tenant there is. Among several a person chooses. */
export function firstPlace({ tenants }: LockdownPlan): Place | null {
  const [only, another] = tenants;
  if (!only || another || only.whyOff !== null || only.documentId === null) return null;
  return { tenantId: only.id, documentId: only.documentId };
}

/** The tenant and the id of the document: from the mapping of the tenant, or as somebody has it from elsewhere. */
export function WhichDocument({
  plan: { tenants },
  place,
  onPlace,
  onAgain,
}: {
  plan: LockdownPlan;
  place: Place | null;
  onPlace: (place: Place | null) => void;
  onAgain: () => void;
}) {
  const [tenantId, setTenantId] = useState(tenants.length === 1 ? (tenants[0]?.id ?? '') : '');
  const tenant = tenants.find(({ id }) => id === tenantId);
  const [typed, setTyped] = useState(tenant?.documentId ?? '');
  const [error, setError] = useState<string>();
  const id = typed.trim();

  const choose = (chosen: string) => {
    const to = tenants.find((one) => one.id === chosen);
    setTenantId(chosen);
    setTyped(to?.documentId ?? '');
    setError(undefined);
    onPlace(to?.documentId && to.whyOff === null ? { tenantId: to.id, documentId: to.documentId } : null);
  };
  const look = (event: FormEvent) => {
    event.preventDefault();
    if (!tenant || tenant.whyOff) return;
    if (id === '') return setError('Give Edge’s id of the document.');
    setError(undefined);
    if (place?.tenantId === tenant.id && place.documentId === id) return onAgain();
    onPlace({ tenantId: tenant.id, documentId: id });
  };
  return (
    <form noValidate onSubmit={look} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {tenants.length > 1 && (
        <Field label="Edge tenant">
          {(control) => (
            <Select
              {...control}
              placeholder="Which one holds it?"
              value={tenantId}
              onChange={(event) => choose(event.target.value)}
              options={tenants.map(({ id: value, name }) => ({ value, label: name }))}
            />
          )}
        </Field>
      )}
      {tenant && (
        <div className="flex items-start gap-2">
          <div className="min-w-0 grow">
            <Field label={`Document id at ${tenant.name}`} error={error} hint={hintOf(tenant, id)}>
              {(control) => (
                <Input
                  {...control}
                  data-autofocus={tenant.documentId === null ? '' : undefined}
                  mono
                  spellCheck={false}
                  autoComplete="off"
                  maxLength={200}
                  value={typed}
                  onChange={(event) => {
                    setTyped(event.target.value);
                    // What was read of another id is not what stands here any more.
                    if (place && event.target.value.trim() !== place.documentId) onPlace(null);
                  }}
                />
              )}
            </Field>
          </div>
          {/* Beside the input, whose label stands above it. */}
          <div className="pt-5">
            <Button type="submit" size="lg" unavailable={tenant.whyOff ?? undefined}>
              Look
            </Button>
          </div>
        </div>
      )}
    </form>
  );
}

function hintOf({ documentId, why, whyOff }: LockdownPlan['tenants'][number], id: string): string {
  if (whyOff) return whyOff;
  if (documentId === null) return `${why ?? ''} Edge has no search: paste the id.`;
  return id === documentId ? 'From the incident, by this tenant’s mapping.' : 'Not the id that the incident leads to.';
}
