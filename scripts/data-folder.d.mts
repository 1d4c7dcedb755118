/** Throws when another start has the folder; answers how to give it back. */
export function lockFolder(dir: string): () => void;
