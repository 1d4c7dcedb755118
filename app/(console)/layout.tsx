import type { ReactNode } from 'react';
import { itemsFor } from '@/components/shell/rail-items';
import { Shell } from '@/components/shell/shell';
import { person } from '@/lib/auth/allow';
import { pageCtx } from '@/lib/auth/page-ctx';
import { listWorkspaces } from '@/lib/workspaces/read';

/** Every page of the console: the signed-out never get here, and the rail holds what the role can use. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const ctx = await pageCtx();
  const { name, email } = person(ctx);
  const { role } = ctx.actor;
  if (role === 'worker') throw new Error('a page is never drawn for the worker');
  const workspaces = await listWorkspaces(ctx);
  const viewer = { name, email, role, workspaceId: ctx.workspaceId, workspaces };
  return (
    <Shell now={Date.now()} viewer={viewer} allowed={itemsFor(role)}>
      {children}
    </Shell>
  );
}
