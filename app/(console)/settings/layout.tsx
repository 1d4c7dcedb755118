import type { ReactNode } from 'react';
import { sectionsFor } from '@/components/settings/sections';
import { SettingsNav } from '@/components/settings/settings-nav';
import { pageCtx } from '@/lib/auth/page-ctx';
import { me } from '@/lib/people/me';
import { hasSandbox } from '@/lib/rehearsal/control';

/** The parts of the settings stand beside each of them. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { role } = me(await pageCtx());
  return (
    <div className="flex min-h-0 grow max-md:flex-col print:block">
      <SettingsNav sections={sectionsFor(role, { sandbox: hasSandbox() })} />
      <div className="flex min-h-0 min-w-0 grow flex-col print:block">{children}</div>
    </div>
  );
}
