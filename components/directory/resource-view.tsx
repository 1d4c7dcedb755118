'use client';

import { useState } from 'react';
import type { NumberNames } from '@/components/items/raw-value';
import { returnFocus } from '@/components/items/return-focus';
import { dialogPart } from '@/components/ui/part';
import type { Deed } from './deeds';
import type { DirectoryRow } from './records';
import { ResourceById } from './resource-by-id';
import { ResourceList } from './resource-list';
import type { Resource } from './resources';

const DeedDialog = dialogPart(() => import('./deed-dialog').then((one) => one.DeedDialog));

export type DirectoryTenant = { id: string; name: string; vendor: string; vendorLabel: string };
/** What all parts of a resource's page are told. */
export type Place = { tenant: DirectoryTenant; names: NumberNames; resource: Resource };
export type Ask = (deed: Deed, row: DirectoryRow | null) => void;

/** One kind of thing: its list where the vendor has one, else a way to one by its id; and what can be done to it. */
export function ResourceView(place: Place) {
  const [asked, setAsked] = useState<{ deed: Deed; row: DirectoryRow | null } | null>(null);
  const ask: Ask = (deed, row) => setAsked({ deed, row });
  const close = () => {
    setAsked(null);
    returnFocus();
  };
  return (
    <>
      {place.resource.list ? <ResourceList {...place} onAsk={ask} /> : <ResourceById {...place} onAsk={ask} />}
      {asked && <DeedDialog {...place} {...asked} onClose={close} />}
    </>
  );
}
