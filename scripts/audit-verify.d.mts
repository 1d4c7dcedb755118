export function verifyAudit(
  url: string,
  anchorsFile: string,
): Promise<{ workspaceId: string; name: string; records: number; bad: number | null }[]>;
