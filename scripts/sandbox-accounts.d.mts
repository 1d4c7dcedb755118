export function createSandboxWorkspace(
  ownerUrl: string,
): Promise<{ workspaceId: string; accounts: { role: string; email: string; password: string }[] }>;
