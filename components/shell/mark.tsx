/** Our mark: three lines, one queue. */
export function Mark({ size = 18 }: { size?: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" width={size} height={size} className="shrink-0">
      <rect width="20" height="20" rx="5" className="fill-accent" />
      <path d="M6 6h8M6 10h8M6 14h8" strokeWidth="1.8" strokeLinecap="round" className="stroke-accent-ink" />
    </svg>
  );
}
