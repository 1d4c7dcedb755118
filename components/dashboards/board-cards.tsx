'use client';

import ArrowLeft from 'lucide-react/icons/arrow-left';
import ArrowRight from 'lucide-react/icons/arrow-right';
import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, useState } from 'react';
import { newKey } from '@/components/findings/new-key';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useShortcuts } from '@/components/ui/hotkeys';
import { IconButton } from '@/components/ui/icon-button';
import { problemOf } from '@/components/ui/problem';
import { notify } from '@/components/ui/toast-store';
import { type Card, MOST_CARDS } from '@/lib/boards/schema';
import type { Board, BoardNumbers } from '@/lib/boards/shapes';
import { BoardCard } from './board-card';
import { useUpdateBoard } from './board-queries';
import { whyNot } from './board-tools';
import { CardDialog } from './card-dialog';
import { moved } from './card-words';
import type { Period } from './period';

/** The cards in their order. Whoever may change the dashboard adds, moves and takes out cards; each change is kept at once. */
export function BoardCards({
  board,
  numbers,
  days,
}: {
  board: Board;
  numbers: BoardNumbers | undefined;
  days: Period;
}) {
  const [edited, setEdited] = useState<Card | null>(null);
  const update = useUpdateBoard();
  const { id, version, cards } = board;
  const why = whyNot(board) ?? (cards.length >= MOST_CARDS ? `A dashboard has at most ${MOST_CARDS} cards` : undefined);
  const add = () => setEdited({ id: newKey(), title: '', q: 'is:open', chart: 'bars', by: 'severity', isWide: false });
  useShortcuts([
    { id: 'dashboard.card', label: 'Add a card', group: 'Dashboard', keys: 'N', unavailable: why, run: add },
  ]);

  async function keep(next: Card[], done: string) {
    try {
      await update.mutateAsync({ id, version, cards: next });
      notify({ text: done });
    } catch (failed) {
      const { message, requestId } = problemOf(failed);
      notify({ tone: 'bad', text: message, requestId });
    }
  }
  const move = (card: Card, step: -1 | 1) =>
    update.isPending ? undefined : void keep(moved(cards, card.id, step), `“${card.title}” is moved`);
  const addButton = (
    <Button tone="primary" hotkey="N" icon={<Plus aria-hidden size={13} />} unavailable={why} onClick={add}>
      Add a card
    </Button>
  );

  return (
    <>
      {cards.length === 0 ? (
        <EmptyState title="No cards yet" action={addButton}>
          A card is a query and how it is drawn: a number, bars, or a line by day.
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-4 md:grid-cols-2 lg:grid-cols-3 print:grid-cols-2">
          {cards.map((card, at) => (
            <BoardCard
              key={card.id}
              card={card}
              answer={numbers?.cards.find((one) => one.id === card.id)}
              tools={
                board.isEditable && (
                  <CardTools
                    card={card}
                    isFirst={at === 0}
                    isLast={at === cards.length - 1}
                    onMove={(step) => move(card, step)}
                    onEdit={() => setEdited(card)}
                    onRemove={() =>
                      void keep(
                        cards.filter((one) => one.id !== card.id),
                        `“${card.title}” is taken out`,
                      )
                    }
                  />
                )
              }
            />
          ))}
        </div>
      )}
      {cards.length > 0 && <div data-screen-only>{addButton}</div>}
      {edited && (
        <CardDialog
          card={edited}
          isNew={!cards.some((one) => one.id === edited.id)}
          days={days}
          onClose={() => setEdited(null)}
          onKeep={async (card) => {
            const isNew = !cards.some((one) => one.id === card.id);
            const next = isNew ? [...cards, card] : cards.map((one) => (one.id === card.id ? card : one));
            await update.mutateAsync({ id, version, cards: next });
            setEdited(null);
            notify({ text: isNew ? `“${card.title}” is added` : `“${card.title}” is changed` });
          }}
        />
      )}
    </>
  );
}

/** Moves a card with the arrow keys, too: they work on any of its buttons. */
function CardTools({
  card,
  isFirst,
  isLast,
  onMove,
  onEdit,
  onRemove,
}: {
  card: Card;
  isFirst: boolean;
  isLast: boolean;
  onMove: (step: -1 | 1) => void;
  onEdit: () => void;
  onRemove: () => void;
}) {
  function onKeyDown(event: KeyboardEvent) {
    const step = ({ ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 } as const)[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onMove(step);
  }
  return (
    <div
      role="toolbar"
      aria-label={`${card.title}: arrange`}
      data-screen-only
      onKeyDown={onKeyDown}
      className="mb-1 flex gap-1"
    >
      <IconButton
        size="sm"
        label={`Move “${card.title}” forward`}
        icon={<ArrowLeft aria-hidden size={13} />}
        unavailable={isFirst ? 'It is the first card' : undefined}
        onClick={() => onMove(-1)}
      />
      <IconButton
        size="sm"
        label={`Move “${card.title}” back`}
        icon={<ArrowRight aria-hidden size={13} />}
        unavailable={isLast ? 'It is the last card' : undefined}
        onClick={() => onMove(1)}
      />
      <IconButton size="sm" label={`Edit “${card.title}”`} icon={<Pencil aria-hidden size={12} />} onClick={onEdit} />
      <IconButton size="sm" label={`Take “${card.title}” out`} icon={<X aria-hidden size={13} />} onClick={onRemove} />
    </div>
  );
}
