import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { Role } from '@/lib/model/role';
import type { SavedView, SavedViews } from '@/lib/views/shapes';
import { views } from './queries';

export type ViewDraft = { name: string; q: string; sort: string; groupBy: string | null; isShared: boolean };
export type ViewDeed =
  | { kind: 'create'; draft: ViewDraft }
  | { kind: 'update'; view: SavedView; change: Partial<ViewDraft> }
  | { kind: 'delete'; view: SavedView }
  | { kind: 'pin'; view: SavedView; isPinned: boolean }
  | { kind: 'default'; for: 'me' | Role; viewId: string | null };

/** Every change of views; whatever came of it, they are read again afterwards. */
export function useViewDeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deed: ViewDeed) => send(deed),
    onSettled: () => client.invalidateQueries({ queryKey: views.all }),
  });
}

function send(deed: ViewDeed): Promise<SavedView | SavedViews | undefined> {
  switch (deed.kind) {
    case 'create':
      return api.post<SavedView>('/api/views', { body: deed.draft });
    case 'update':
      return api.patch<SavedView>(`/api/views/${deed.view.id}`, {
        body: { ...deed.change, version: deed.view.version },
      });
    case 'delete':
      return api.del<undefined>(`/api/views/${deed.view.id}`, { body: { version: deed.view.version } });
    case 'pin':
      return api.put<SavedView>(`/api/views/${deed.view.id}/pin`, { body: { isPinned: deed.isPinned } });
    case 'default':
      return api.put<SavedViews>('/api/views/default', { body: { for: deed.for, viewId: deed.viewId } });
  }
}
