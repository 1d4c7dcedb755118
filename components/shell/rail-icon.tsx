import type { LucideIcon } from 'lucide-react';
import Activity from 'lucide-react/icons/activity';
import BookUser from 'lucide-react/icons/book-user';
import ChartColumn from 'lucide-react/icons/chart-column';
import CloudCog from 'lucide-react/icons/cloud-cog';
import FolderOpen from 'lucide-react/icons/folder-open';
import Inbox from 'lucide-react/icons/inbox';
import ListTodo from 'lucide-react/icons/list-todo';
import Plug from 'lucide-react/icons/plug';
import Settings from 'lucide-react/icons/settings';
import Shield from 'lucide-react/icons/shield';
import Tags from 'lucide-react/icons/tags';
import UserRoundCheck from 'lucide-react/icons/user-round-check';
import Workflow from 'lucide-react/icons/workflow';
import type { RailItemId } from './rail-items';

const icons: Record<RailItemId, LucideIcon> = {
  queue: Inbox,
  work: ListTodo,
  cases: FolderOpen,
  approvals: UserRoundCheck,
  posture: CloudCog,
  policies: Shield,
  workflows: Workflow,
  tags: Tags,
  activity: Activity,
  directory: BookUser,
  dashboards: ChartColumn,
  sources: Plug,
  settings: Settings,
};

export function RailIcon({ id }: { id: RailItemId }) {
  const Icon = icons[id];
  return <Icon aria-hidden size={16} strokeWidth={1.6} className="shrink-0" />;
}
