import type { z } from 'zod';
import type { CommandKind } from '@/lib/model/command';
import type { ItemNoun } from '@/lib/model/record';

/** What is known of a vendor without reaching it: safe for the browser and the web process. */
export type About<C extends z.ZodObject = z.ZodObject> = {
  /** Kept as text in the database; the folder's name. */
  id: string;
  label: string;
  /** What one tenant is good for, in a sentence. */
  purpose: string;
  /** Findings of this source come from it, or null. */
  source: 'dlp' | 'posture' | 'edge' | 'automation';
  /** Secret fields; the settings form is drawn from this schema (`.meta({ label, hint })` on each field). */
  credentials: C;
  /** Plain settings of a connection, not secret (account name, environment, label map). */
  settings: z.ZodObject;
  /** Those of the settings that say how this installation's API differs from its papers: they go out and in as a file. */
  overrides: readonly string[];
  /** Hosts the contract knows; empty means an admin must confirm the exact origin. */
  hosts: readonly string[];
  /** Suggested base URLs for the form. */
  origins: readonly { label: string; origin: string }[];
  /** Other hosts an admin may confirm beside `hosts` (private instances). */
  customOrigin: boolean;
  /** What this vendor's API can do; a kind that is absent cannot be done there. */
  commands: readonly CommandKind[];
  nouns: readonly ('finding' | ItemNoun)[];
  /** One sentence on what its API cannot do, shown where the control would be. */
  cannot: string;
  /** Why a command of `commands` is off for one connection's settings, in words for its control; null when it is on. */
  whyOff?(settings: unknown, kind: CommandKind): string | null;
  /** What a command costs of the vendor's limits: how many calls, and how many of them there may be. Absent: no limit is known. */
  pace?(kind: CommandKind): { calls: number; perMinute: number | null; perHour: number | null } | null;
  /** The origins that files of a connection may be read from, as an admin has set them. */
  storages?(settings: unknown): readonly string[];
  /** The values that a command's number may have under these settings, by name. */
  choices?(settings: unknown, kind: CommandKind): { value: number; label: string }[];
  /** Reads that are shown and never stored, by the name `vendor.ts` gives them; one that is not here cannot be asked for. */
  liveReads?: Record<string, LiveReadAbout>;
};

export type LiveReadAbout = {
  label: string;
  /** What it tells more of. */
  of: 'finding' | ItemNoun;
  /** The parameter that is the id of that record; null where the read takes another one. */
  idParam: string | null;
  /** `findings.evidence`: what was leaked, or a way to it; it is asked for with a purpose, which is kept. */
  permission: 'findings.read' | 'findings.evidence' | 'items.read';
  /** It answers a link to a file, which the worker follows itself: its bytes go on as they come, the link does not. */
  isFile?: boolean;
};
