'use client';

import dynamic from 'next/dynamic';

// Each comes with its first opening: the list itself needs none of them.
export const ViewsDialog = dynamic(() => import('@/components/views/views-dialog').then((file) => file.ViewsDialog), {
  ssr: false,
});
export const ColumnsDialog = dynamic(() => import('./columns-dialog').then((file) => file.ColumnsDialog), {
  ssr: false,
});
export const GroupList = dynamic(() => import('./group-list').then((file) => file.GroupList), { ssr: false });
