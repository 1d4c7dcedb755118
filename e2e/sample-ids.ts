import type { Known } from './sample-bodies';

/** The record of ours that stands for `[id]` in a route; throws for a new kind of record. */
export function idOf(path: string, known: Known): string {
  if (path.startsWith('/api/findings')) return known.finding;
  if (path.startsWith('/api/cases')) return known.case;
  if (path.startsWith('/api/case-tasks')) return known.task;
  if (path.startsWith('/api/connections')) return known.connection;
  if (path.startsWith('/api/actions')) return known.action;
  if (path.startsWith('/api/people')) return known.person;
  if (path.startsWith('/api/items')) return known.tag;
  if (path.startsWith('/api/boards')) return known.board;
  if (path.startsWith('/api/views')) return known.view;
  if (path.startsWith('/api/rules')) return known.rule;
  if (path.startsWith('/api/jobs')) return known.job;
  if (path.startsWith('/api/vocabulary')) return known.alias;
  if (path.startsWith('/api/folds')) return known.fold;
  if (path.includes('[id]')) throw new Error(`say what stands for [id] in ${path}`);
  return '';
}
