import type { Metadata } from 'next';
import { FoundView } from '@/components/policies/found-view';

export const metadata: Metadata = { title: 'Policies by what they found' };

export default function PoliciesFoundPage() {
  return <FoundView />;
}
