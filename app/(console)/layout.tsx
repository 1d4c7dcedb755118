import type { ReactNode } from 'react';
import { itemsFor } from '@/components/shell/rail-items';
import { Shell } from '@/components/shell/shell';
import { person } from '@/lib/auth/allow';
import { pageCtx } from '@/lib/auth/page-ctx';
import { readOwnKeys } from '@/lib/people/own-keys';
import { listWorkspaces } from '@/lib/workspaces/read';

/** Every page of the console: the signed-out never get here, and the rail holds what the role can use. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const ctx = await pageCtx();
  const { name, email } = person(ctx);
  const { role } = ctx.actor;
  if (role === 'worker') throw new Error('a page is never drawn for the worker');
  const [workspaces, keys] = await Promise.all([listWorkspaces(ctx), readOwnKeys(ctx)]);
  const viewer = { name, email, role, workspaceId: ctx.workspaceId, workspaces };
  return (
    <Shell now={Date.now()} keys={keys} viewer={viewer} allowed={itemsFor(role)}>
      {children}
    </Shell>
  );
}
