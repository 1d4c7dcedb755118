export const ROLES: string[];
export function roleStatements(passwords: Record<string, string>): string[];
export function ensureRoles(url: string, passwords: Record<string, string>): Promise<void>;
export function urlAs(url: string, user: string, password: string): string;
