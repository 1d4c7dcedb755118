export function reachableFolder(dir: string, as: { uid?: number; gid?: number }): string;
export function removeDataFolder(dir: string): void;
