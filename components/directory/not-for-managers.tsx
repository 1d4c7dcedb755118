import { Page } from '@/components/shell/page';
import { EmptyState } from '@/components/ui/empty-state';

/** In place of the directory for who may ask the vendors nothing. */
export function NotForManagers() {
  return (
    <Page title="Directory">
      <EmptyState title="The directory is for analysts and admins">
        It reads what the vendors hold at that moment. Policies, workflows and tags stand in their own lists.
      </EmptyState>
    </Page>
  );
}
