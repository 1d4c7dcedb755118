export function openDatabase(
  folder: { dir: string; logs: string; passwords: Record<string, string> },
  onStop?: (stop: () => Promise<void>) => void,
): Promise<{ ownerUrl: string; webUrl: string; workerUrl: string; stop(): Promise<void> }>;
