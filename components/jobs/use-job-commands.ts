'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useSubmit } from '@/components/findings/use-submit';
import type { Shortcut } from '@/components/ui/key-map';
import type { Problem } from '@/components/ui/problem';
import { may } from '@/lib/auth/permissions';
import type { JobDetail, JobState } from '@/lib/jobs/shapes';
import type { Role } from '@/lib/model/role';
import { answerJob, jobs, steerJob } from './queries';

export type JobReader = { userId: string; role: Role };

const CAN_CANCEL: readonly JobState[] = ['asked', 'held', 'running', 'paused'];
const GROUP = 'Job';

/** What can be done about a job as it stands, as keys, buttons and palette entries of the same names. */
export function useJobCommands(job: JobDetail, reader: JobReader): { commands: Shortcut[]; problem: Problem | null } {
  const client = useQueryClient();
  const { busy, problem, run } = useSubmit();
  const { state, counts } = job;
  const notAllowed = may(reader.role, 'findings.act') ? undefined : `Your role (${reader.role}) may not do this.`;
  const isMine = job.requestedBy.id === reader.userId;
  const doing = (work: () => Promise<JobDetail>) => () =>
    void run(async () => {
      try {
        await work();
      } finally {
        await client.invalidateQueries({ queryKey: jobs.all });
      }
    });
  const offered: (Shortcut | false)[] = [
    state === 'asked' && {
      id: 'job.approve',
      label: 'Approve',
      group: GROUP,
      keys: 'Y',
      unavailable: isMine ? 'A second person has to agree: somebody else than you.' : undefined,
      run: doing(() => answerJob(job, 'approve')),
    },
    state === 'asked' && {
      id: 'job.refuse',
      label: 'Refuse',
      group: GROUP,
      keys: 'Shift N',
      unavailable: isMine ? 'A second person has to answer; you can cancel it.' : undefined,
      run: doing(() => answerJob(job, 'refuse')),
    },
    (state === 'running' || state === 'held') && {
      id: 'job.pause',
      label: 'Pause',
      group: GROUP,
      keys: 'P',
      run: doing(() => steerJob(job, 'pause')),
    },
    state === 'paused' && {
      id: 'job.resume',
      label: 'Resume',
      group: GROUP,
      keys: 'P',
      run: doing(() => steerJob(job, 'resume')),
    },
    CAN_CANCEL.includes(state) && {
      id: 'job.cancel',
      label: state === 'held' ? 'Take back' : 'Cancel what is left',
      group: GROUP,
      keys: 'Z',
      run: doing(() => steerJob(job, 'cancel')),
    },
    counts.failed > 0 &&
      state !== 'cancelling' && {
        id: 'job.retry',
        label: 'Try again what failed',
        group: GROUP,
        keys: 'Shift R',
        run: doing(() => steerJob(job, 'retry')),
      },
  ];
  const commands = offered.flatMap((one) => (one ? [{ ...one, unavailable: notAllowed ?? one.unavailable }] : []));
  return { commands: busy ? commands.map((one) => ({ ...one, unavailable: 'One moment' })) : commands, problem };
}
