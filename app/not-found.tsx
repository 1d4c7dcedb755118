export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-content-center justify-items-start gap-2 p-6">
      <h1 className="text-xl">There is no such page</h1>
      <p className="text-ink-2">It was moved, or the address has a slip in it.</p>
      {/* No `Link`: every page would load one with this page, and nothing is drawn here that could stay. */}
      <a className="text-accent underline" href="/">
        Go to the queue
      </a>
    </main>
  );
}
