'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { may, type Permission } from '@/lib/auth/permissions';
import type { Role } from '@/lib/model/role';

type Viewer = { role: Role; vendors: Record<string, string> };
const ViewerContext = createContext<Viewer | null>(null);

/** Who looks, and what vendors are called: the server knows both, lists and dialogs need them. */
export function ItemViewer({ role, vendors, children }: Viewer & { children: ReactNode }) {
  return <ViewerContext value={{ role, vendors }}>{children}</ViewerContext>;
}

/** Why this person may not do it, in words for the control; undefined when they may. */
export function useForbidden(permission: Permission): string | undefined {
  const { role } = useViewer();
  if (may(role, permission)) return undefined;
  const others = (['analyst', 'admin'] as const).filter((one) => may(one, permission));
  return `Only ${others.map((one) => (one === 'admin' ? 'admins' : 'analysts')).join(' and ')} may do this.`;
}

/** What the vendor of a tenant is called. */
export function useVendorLabel(): (id: string) => string {
  const { vendors } = useViewer();
  return (id) => vendors[id] ?? id;
}

function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('used outside ItemViewer');
  return viewer;
}
