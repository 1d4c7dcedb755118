export type RunningPostgres = { port: number; pid: number; urlFor(database: string): string; stop(): Promise<void> };
export function startPostgres(options: {
  dir: string;
  password: string;
  settings?: string[];
  logFile?: string;
  port?: number;
}): Promise<RunningPostgres>;
