'use client';

import { Button } from '@/components/ui/button';
import { useShortcuts } from '@/components/ui/hotkeys';

/** Something that can be done with the row that is active or open. */
export type Offer = {
  id: string;
  /** What its button says, and what the palette says after it: "Edit", " the policy". */
  label: string;
  about?: string;
  keys?: string;
  why: string | undefined;
  run: () => void;
};

/** Offers to the keys and the palette. */
export function OfferKeys({ group, offers }: { group: string; offers: readonly Offer[] }) {
  useShortcuts(
    offers.map(({ label, about = '', why, ...offer }) => ({ ...offer, label: label + about, group, unavailable: why })),
  );
  return null;
}

/** The same as buttons. */
export function OfferButtons({ offers }: { offers: readonly Offer[] }) {
  return offers.map(({ id, label, keys, why, run }) => (
    <Button key={id} size="lg" hotkey={keys} unavailable={why} onClick={run}>
      {label}…
    </Button>
  ));
}
