import type { Metadata } from 'next';
import { spoken } from '@/components/items/words';
import { DirectoryPage } from '../directory-page';

type Props = { params: Promise<{ resource: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: spoken((await params).resource) };
}

export default async function ResourcePage({ params }: Props) {
  return <DirectoryPage resourceId={(await params).resource} />;
}
