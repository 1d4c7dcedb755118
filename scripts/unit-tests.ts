import { afterAll, vi } from 'vitest';

// Unit tests share a worker, so that none may leave its clock, environment or globals to the next.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
