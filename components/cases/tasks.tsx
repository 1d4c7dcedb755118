'use client';

import { type FormEvent, useState } from 'react';
import { useTriage } from '@/components/findings/triage-context';
import { tell } from '@/components/findings/use-deed';
import { useSubmit } from '@/components/findings/use-submit';
import { Section } from '@/components/items/section';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import type { CaseDetail, CaseTask } from '@/lib/cases/shapes';
import { useAddTask, useChangeTask } from './queries';

const INPUT_ID = 'case-new-task';

/** What is still to do, and who does it. */
export function Tasks({ detail, unavailable }: { detail: CaseDetail; unavailable: string | undefined }) {
  const { userId } = useTriage();
  const add = useAddTask(detail.id);
  const [title, setTitle] = useState('');
  const [isMine, setMine] = useState(true);
  const { busy, problem, run } = useSubmit();
  const focus = () => document.getElementById(INPUT_ID)?.focus();
  useShortcuts([{ id: 'case.task', label: 'Add task', group: 'Case', keys: 'T', unavailable, run: focus }]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const text = title.trim();
    if (!text || unavailable) return;
    void run(async () => {
      await add.mutateAsync({ title: text, assigneeId: isMine ? userId : null });
      setTitle('');
    });
  };
  return (
    <Section title={detail.tasks.total > 0 ? `Tasks · ${detail.tasks.done} of ${detail.tasks.total} done` : 'Tasks'}>
      <ul className="grid gap-1">
        {detail.taskList.map((task) => (
          <Task key={task.id} task={task} unavailable={unavailable} />
        ))}
      </ul>
      <form onSubmit={save} className="grid gap-2">
        <Input
          id={INPUT_ID}
          aria-label="A new task"
          placeholder="A new task"
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        {problem && <Notice problem={problem} />}
        <div className="flex flex-wrap items-center gap-3">
          <Button
            type="submit"
            hotkey="T"
            busy={busy}
            unavailable={unavailable ?? (title.trim() ? undefined : 'Say what is to do first.')}
          >
            Add task
          </Button>
          <Checkbox checked={isMine} onChange={(event) => setMine(event.target.checked)} label="For me" />
        </div>
      </form>
    </Section>
  );
}

function Task({ task, unavailable }: { task: CaseTask; unavailable: string | undefined }) {
  const { userId, name } = useTriage();
  const change = useChangeTask();
  const { id, version, assignee, done } = task;
  const isMine = assignee?.id === userId;
  // Shown at once; a refusal puts it back.
  const asked = change.isPending ? change.variables.done : undefined;
  const set = (to: { done: boolean } | { assigneeId: string | null }) =>
    change.mutate({ id, version, ...to }, { onError: tell });
  return (
    <li className="flex min-h-7 min-w-0 items-center gap-2">
      <Checkbox
        checked={asked ?? done !== null}
        disabled={unavailable !== undefined || change.isPending}
        onChange={(event) => set({ done: event.target.checked })}
        className="min-w-0"
        label={
          <span className={done ? 'min-w-0 text-ink-3 line-through' : 'min-w-0 [overflow-wrap:anywhere]'}>
            <bdi>{task.title}</bdi>
          </span>
        }
      />
      <span className="ml-auto shrink-0 text-ink-3 text-sm">{done ? done.by.name : (assignee?.name ?? 'Nobody')}</span>
      {!done && !unavailable && (
        <Button
          size="sm"
          tone="quiet"
          aria-label={isMine ? `Give back: ${task.title}` : `Take: ${task.title}`}
          busy={change.isPending}
          data-tip={isMine ? undefined : `For ${name}`}
          onClick={() => set({ assigneeId: isMine ? null : userId })}
        >
          {isMine ? 'Give back' : 'Take'}
        </Button>
      )}
    </li>
  );
}
