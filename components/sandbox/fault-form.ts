import { z } from 'zod';
import type { SetFault } from '@/lib/rehearsal/schema';

const number = (least: number, most: number) =>
  z
    .string()
    .trim()
    .refine((text) => text === '' || (Number.isFinite(Number(text)) && Number(text) >= least && Number(text) <= most), {
      message: `A number from ${least} to ${most}, or nothing.`,
    });

/** What is typed, as the inputs hold it; empty means that it is left to the sandbox. */
const Typed = z.object({
  vendor: z.string().min(1),
  operation: z.string(),
  kind: z.string().min(1),
  status: number(400, 599),
  told: z.string(),
  toldSeconds: number(0, 86_400),
  delaySeconds: number(0, 600),
  jitterSeconds: number(0, 600),
  field: z.string().trim().max(80),
  share: number(1, 100),
  times: number(1, 100_000),
  minutes: number(0, 1_440),
});
export type FaultForm = z.infer<typeof Typed>;

/** The same as the sandbox is told it. */
export const FaultForm = Typed.transform(toSetFault);

export const NO_FAULT: FaultForm = {
  ...{ vendor: '*', operation: '', kind: 'status', status: '503', told: '', toldSeconds: '', delaySeconds: '' },
  ...{ jitterSeconds: '', field: '', share: '', times: '', minutes: '5' },
};

function toSetFault(typed: FaultForm): SetFault {
  const given = (name: keyof FaultForm, times = 1) =>
    typed[name] === '' ? undefined : Math.round(Number(typed[name]) * times * 1_000) / 1_000;
  const isStatus = typed.kind === 'status';
  const fault: SetFault = {
    vendor: typed.vendor,
    kind: typed.kind,
    operation: typed.operation || undefined,
    status: isStatus ? given('status') : undefined,
    told: (isStatus && typed.told) || undefined,
    toldSeconds: isStatus && typed.told ? given('toldSeconds') : undefined,
    delayMs: given('delaySeconds', 1_000),
    jitterMs: given('jitterSeconds', 1_000),
    field: typed.kind.startsWith('drift-') ? typed.field || undefined : undefined,
    chance: given('share', 0.01),
    times: given('times'),
    forMs: given('minutes', 60_000),
  };
  return Object.fromEntries(Object.entries(fault).filter(([, value]) => value !== undefined)) as SetFault; // entries keep no types
}
