/** Somebody who has a finding open now. */
export type Viewer = { findingId: string; userId: string; name: string };

/**
 * What GET /api/stream tells, each as the event of its name. `hello` begins every stream; `isWhole` false: something may
 * have been missed since the event the caller had last, so what is shown has to be asked for anew. `ids` null: too many
 * to name.
 */
export type StreamEvents = {
  hello: { isWhole: boolean };
  changed: { ids: string[] | null };
  gap: Record<string, never>;
  presence: { viewers: Viewer[] };
  beat: Record<string, never>;
  ended: Record<string, never>;
};
export type StreamEventName = keyof StreamEvents;

/** A stream that says nothing for this long is not there any more. */
export const BEAT_MS = 15_000;
