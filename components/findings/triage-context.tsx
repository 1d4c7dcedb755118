'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { may, type Permission } from '@/lib/auth/permissions';
import type { Role } from '@/lib/model/role';
import type { VendorFacts } from './vendor-facts';

/** Who looks, and what is known of the vendors: the same for everything on the page. */
export type Triage = { userId: string; name: string; role: Role; vendors: readonly VendorFacts[] };

const TriageContext = createContext<Triage | null>(null);

export function TriageProvider({ value, children }: { value: Triage; children: ReactNode }) {
  return <TriageContext value={value}>{children}</TriageContext>;
}

export function useTriage(): Triage {
  const triage = useContext(TriageContext);
  if (!triage) throw new Error('useTriage outside TriageProvider');
  return triage;
}

/** Why this person may not do it, in words for the control; undefined when they may. */
export function whyNotAllowed({ role }: Pick<Triage, 'role'>, permission: Permission): string | undefined {
  return may(role, permission) ? undefined : `Your role (${role}) may not do this.`;
}
