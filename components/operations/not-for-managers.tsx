import { Page } from '@/components/shell/page';
import { EmptyState } from '@/components/ui/empty-state';

/** In place of the console for who may call nothing. */
export function NotForManagers() {
  return (
    <Page title="API console">
      <EmptyState title="The API console is for analysts and admins">
        It calls the vendors directly. What they hold of findings, policies and workflows stands in the lists.
      </EmptyState>
    </Page>
  );
}
