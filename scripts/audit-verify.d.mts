export type Chain = { workspaceId: string; name: string; records: number; checkpoints: number; bad: number | null };
export function verifyAudit(
  url: string,
  checkpointsFile: string,
): Promise<{ chains: Chain[]; forged: number[] | null }>;
