'use client';

import Ellipsis from 'lucide-react/icons/ellipsis';
import Pin from 'lucide-react/icons/pin';
import PinOff from 'lucide-react/icons/pin-off';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { hrefOfView, readQueueState } from '@/components/queue/queue-url';
import { goTo } from '@/components/queue/use-queue-url';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Menu } from '@/components/ui/menu';
import type { MenuItem } from '@/components/ui/menu-entry';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Role } from '@/lib/model/role';
import type { SavedView, SavedViews } from '@/lib/views/shapes';
import type { ViewDeed } from './view-deeds';

const ROLE_WORDS: [Role, string][] = [
  ['analyst', 'analysts'],
  ['manager', 'managers'],
  ['admin', 'admins'],
];

/** One view: what it asks for, whose it is and who changed it, and all that can be done with it. */
export function ViewLine({
  view,
  all,
  isCurrent,
  mayShare,
  act,
  onDelete,
  onOpened,
}: {
  view: SavedView;
  all: SavedViews;
  isCurrent: boolean;
  mayShare: boolean;
  act: (deed: ViewDeed) => Promise<boolean>;
  onDelete: () => void;
  onOpened: () => void;
}) {
  const [name, setName] = useState<string | null>(null);
  const href = hrefOfView(view);
  const opensMine = all.myDefault === view.id;
  const opensFor = ROLE_WORDS.filter(([role]) => all.roleDefaults[role] === view.id).map(([, word]) => word);
  const Icon = view.isPinned ? PinOff : Pin;
  const notEditable = view.isEditable ? undefined : 'Managers and admins change what is shared.';
  async function rename(event: FormEvent) {
    event.preventDefault();
    if (name?.trim() && (await act({ kind: 'update', view, change: { name: name.trim() } }))) setName(null);
  }
  const mine: MenuItem = {
    id: 'me',
    label: opensMine ? 'No longer open the queue with it' : 'Open the queue with it',
    onSelect: () => void act({ kind: 'default', for: 'me', viewId: opensMine ? null : view.id }),
  };
  const roles = ROLE_WORDS.map(([role, word]): MenuItem => {
    const isIt = all.roleDefaults[role] === view.id;
    return {
      id: role,
      label: isIt ? `No longer what ${word} open with` : `What ${word} open with`,
      unavailable: view.isShared ? undefined : 'Share it first: the others cannot see it.',
      onSelect: () => void act({ kind: 'default', for: role, viewId: isIt ? null : view.id }),
    };
  });
  const own: MenuItem[] = [
    { id: 'rename', label: 'Rename', unavailable: notEditable, onSelect: () => setName(view.name) },
    ...(mayShare
      ? [
          {
            id: 'share',
            label: view.isShared ? 'Keep it to its owner' : 'Share with everybody',
            onSelect: () => void act({ kind: 'update', view, change: { isShared: !view.isShared } }),
          },
        ]
      : []),
    { id: 'delete', label: 'Delete…', danger: true, unavailable: notEditable, onSelect: onDelete },
  ];
  return (
    <li className="flex min-h-11 items-center gap-3 border-line border-b py-1">
      <div className="min-w-0 grow">
        {name === null ? (
          <Link
            href={href}
            prefetch={false}
            aria-current={isCurrent ? 'true' : undefined}
            className="font-medium hover:underline"
            onNavigate={(event) => {
              if (window.location.pathname !== '/queue') return;
              event.preventDefault();
              const params = new URLSearchParams(href.split('?')[1]);
              goTo(readQueueState((key) => params.get(key)));
              onOpened();
            }}
          >
            <bdi>{view.name}</bdi>
          </Link>
        ) : (
          <form onSubmit={rename} className="flex gap-2">
            <Input aria-label="New name" autoFocus value={name} onChange={(event) => setName(event.target.value)} />
            <Button type="submit">Rename</Button>
            <Button tone="quiet" onClick={() => setName(null)}>
              Cancel
            </Button>
          </form>
        )}
        <p className="truncate text-ink-3 text-sm">
          <code>{view.q || 'everything'}</code>
        </p>
        <p className="truncate text-ink-3 text-xs">
          {view.isShared ? 'Shared' : 'Only you'} · changed by {view.updatedBy.name}{' '}
          <RelativeTime at={view.updatedAt} suffix=" ago" focusable />
          {opensMine && ' · your queue opens with it'}
          {opensFor.length > 0 && ` · ${opensFor.join(' and ')} open with it`}
        </p>
      </div>
      <IconButton
        label={view.isPinned ? `Take ${view.name} out of the tabs` : `Pin ${view.name} to the tabs`}
        icon={<Icon aria-hidden size={15} />}
        onClick={() => void act({ kind: 'pin', view, isPinned: !view.isPinned })}
      />
      <Menu
        label={`More: ${view.name}`}
        align="end"
        groups={[
          { id: 'opens', items: mayShare ? [mine, ...roles] : [mine] },
          { id: 'own', items: own },
        ]}
        trigger={(trigger) => (
          <IconButton {...trigger} label={`More: ${view.name}`} icon={<Ellipsis aria-hidden size={15} />} />
        )}
      />
    </li>
  );
}
