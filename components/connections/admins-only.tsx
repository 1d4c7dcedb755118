import { Page } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** In place of a page about connections for who may not see them. */
export function AdminsOnly() {
  return (
    <Page title="Connections">
      <EmptyState title="Connections are for admins" action={<ButtonLink href="/sources">See the sources</ButtonLink>}>
        How fresh each tenant is stands under Sources. To connect one or to rotate its key, ask an admin; People says
        who they are.
      </EmptyState>
    </Page>
  );
}
