'use client';

import { dialogPart, part } from '@/components/ui/part';

// Each comes with its first opening: the list itself needs none of them.
export const ViewsDialog = dialogPart(() => import('@/components/views/views-dialog').then((file) => file.ViewsDialog));
export const ColumnsDialog = dialogPart(() => import('./columns-dialog').then((file) => file.ColumnsDialog));
export const GroupList = part(() => import('./group-list').then((file) => file.GroupList));
