/**
 * How the worker is run. A sync makes much that is soon thrown away: with more room for the young, a third of the work
 * of clearing up after it is saved.
 */
export const WORKER_ARGS = [
  '--max-semi-space-size=32',
  '--conditions=react-server',
  '--import',
  'tsx',
  'lib/worker/main.ts',
];
