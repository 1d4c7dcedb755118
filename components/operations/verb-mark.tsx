/** The HTTP verb of an operation, of one width so that names stand in line. */
export function VerbMark({ verb }: { verb: string }) {
  return <code className="w-11 shrink-0 text-ink-2 text-xs">{verb}</code>;
}
