import { z } from 'zod';

/** `after`: the id of the last event the caller had, where the browser does not send it by itself. */
export const StreamQuery = z.object({ after: z.string().max(60).optional() });

export const PresenceBody = z.object({ isHere: z.boolean() });
