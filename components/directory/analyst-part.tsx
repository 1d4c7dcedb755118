import { DevicePart } from './device-part';
import { DocumentPart } from './document-part';
import type { DirectoryRow } from './records';
import type { Ask, DirectoryTenant } from './resource-view';
import type { Resource } from './resources';
import { UserPart } from './user-part';

export type PartProps = { tenant: DirectoryTenant; resource: Resource; record: DirectoryRow; onAsk: Ask };

/** What an analyst wants to see of a record before anything else; for most there is nothing. */
export function AnalystPart(props: PartProps) {
  switch (props.resource.id) {
    case 'users':
      return <UserPart {...props} />;
    case 'devices':
      return <DevicePart {...props} />;
    case 'documents':
      return <DocumentPart {...props} />;
    default:
      return null;
  }
}
