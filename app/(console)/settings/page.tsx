import { redirect } from 'next/navigation';
import { sectionsFor } from '@/components/settings/sections';
import { pageCtx } from '@/lib/auth/page-ctx';
import { me } from '@/lib/people/me';
import { hasSandbox } from '@/lib/rehearsal/control';

/** The settings begin with the first part that the role can use. */
export default async function SettingsPage() {
  const [first] = sectionsFor(me(await pageCtx()).role, { sandbox: hasSandbox() });
  redirect(first?.href ?? '/settings/people');
}
