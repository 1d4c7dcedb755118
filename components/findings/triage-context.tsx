'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { ActingRules } from '@/lib/actions/acting-rules';
import { may, type Permission } from '@/lib/auth/permissions';
import type { Role } from '@/lib/model/role';
import type { VendorFacts } from './vendor-facts';

/** Who looks, what is known of the vendors, and how this workspace acts: the same for everything on the page. */
export type Triage = {
  userId: string;
  name: string;
  role: Role;
  vendors: readonly VendorFacts[];
  holdSeconds: ActingRules['holdSeconds'];
  /** So many findings are changed at once; more are a job that is confirmed first. */
  atOnce: number;
};

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
