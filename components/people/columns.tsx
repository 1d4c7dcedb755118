import Ellipsis from 'lucide-react/icons/ellipsis';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { columnsFor } from '@/components/ui/columns-for';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import type { MenuItem } from '@/components/ui/menu-entry';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Person } from '@/lib/people/schema';
import type { Deed } from './person-deed';
import { ROLE_OPTIONS } from './role-words';

export type Reader = { userId: string; canEdit: boolean };

/** `begin` opens the dialog of a deed. Who may not edit people sees the same list without the menu of others. */
export function peopleColumns(reader: Reader, begin: (deed: Deed) => void) {
  const column = columnsFor<Person>();
  return column.columns([
    column.accessor('name', {
      header: 'Person',
      cell: ({ row }) => <Who person={row.original} isReader={row.original.id === reader.userId} />,
    }),
    column.accessor('role', {
      header: 'Role',
      cell: ({ getValue }) => ROLE_OPTIONS.find((option) => option.value === getValue())?.label,
      meta: { className: 'w-28' },
    }),
    column.display({
      id: 'state',
      header: 'State',
      cell: ({ row }) => <State person={row.original} />,
      meta: { className: 'w-36 max-md:hidden' },
    }),
    column.accessor('joinedAt', {
      header: 'Here for',
      cell: ({ getValue }) => <RelativeTime at={getValue()} />,
      meta: { className: 'w-24 max-md:hidden', align: 'end' },
    }),
    column.display({
      id: 'menu',
      header: () => <span className="sr-only">Change</span>,
      cell: ({ row }) => <PersonMenu person={row.original} reader={reader} begin={begin} />,
      meta: { className: 'w-10', align: 'end' },
    }),
  ]);
}

function Who({ person, isReader }: { person: Person; isReader: boolean }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Avatar plain name={person.name} />
      <span className="grid min-w-0">
        <span className="truncate">
          {person.name}
          {isReader && <span className="text-ink-3"> · you</span>}
        </span>
        <span className="truncate text-ink-3 text-sm">{person.email}</span>
      </span>
    </span>
  );
}

function State({ person }: { person: Person }) {
  if (person.isDisabled) return <Badge tone="bad">Disabled</Badge>;
  if (person.isInvited) return <Badge tone="warn">Not signed in yet</Badge>;
  return <span className="text-ink-2">Active</span>;
}

function PersonMenu({ person, reader, begin }: { person: Person; reader: Reader; begin: (deed: Deed) => void }) {
  const isReader = person.id === reader.userId;
  if (!reader.canEdit && !isReader) return null;
  const own: MenuItem[] = [
    { id: 'own-password', label: 'Change my password', onSelect: () => begin({ kind: 'own-password' }) },
  ];
  const roles = ROLE_OPTIONS.map(({ value, label }) => ({
    id: value,
    label,
    checked: value === person.role,
    onSelect: () => value !== person.role && begin({ kind: 'role', person, role: value }),
  }));
  const others: MenuItem[] = [
    { id: 'password', label: 'Hand out a new password', onSelect: () => begin({ kind: 'password', person }) },
    person.isDisabled
      ? { id: 'enable', label: 'Let back in', onSelect: () => begin({ kind: 'enable', person }) }
      : { id: 'disable', label: 'Disable', danger: true, onSelect: () => begin({ kind: 'disable', person }) },
  ];
  const groups = [
    ...(isReader ? [{ id: 'own', items: own }] : []),
    ...(reader.canEdit
      ? [
          { id: 'role', heading: 'Role', items: roles },
          { id: 'access', items: isReader ? others.slice(1) : others },
        ]
      : []),
  ];
  return (
    <Menu
      label={`Change ${person.name}`}
      align="end"
      groups={groups}
      trigger={(props) => (
        <IconButton {...props} size="sm" label={`Change ${person.name}`} icon={<Ellipsis aria-hidden size={15} />} />
      )}
    />
  );
}
