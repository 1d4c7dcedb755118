import type { Metadata } from 'next';
import { DirectoryPage } from './directory-page';

export const metadata: Metadata = { title: 'Directory' };

export default function AllResourcesPage() {
  return <DirectoryPage resourceId={null} />;
}
