type Made = { workspaceId: string; accounts: { role: string; email: string; password: string }[] };
export function createSandboxWorkspace(ownerUrl: string, keep?: (made: Made) => void): Promise<Made>;
