import type { Role } from '@/lib/model/role';

/** A way of looking at the queue that was given a name. */
export type SavedView = {
  id: string;
  name: string;
  q: string;
  sort: string;
  groupBy: string | null;
  isShared: boolean;
  owner: { id: string; name: string };
  /** ISO 8601, and by whom. */
  updatedAt: string;
  updatedBy: { id: string; name: string };
  version: number;
  isPinned: boolean;
  /** May be changed by the person who asks. */
  isEditable: boolean;
};

/** GET /api/views: those the person may use, by name. `myDefault` comes before `roleDefaults`; both are ids. */
export type SavedViews = {
  views: SavedView[];
  myDefault: string | null;
  roleDefaults: Partial<Record<Role, string>>;
};
