export type End = 'whole' | 'broke_off' | 'let_go';

/**
 * The same answer, of which it is told how it ended: before the reader hears of the end, so that what is recorded of it
 * is there when the reader looks.
 */
export function watched(response: Response, signal: AbortSignal, ended: (end: End) => Promise<void>): Response {
  const reader = response.body?.getReader();
  if (!reader) throw new Error('There is nothing to watch in an answer without a body.');
  let isOver = false;
  const end = async (how: End) => {
    if (isOver) return;
    isOver = true;
    await ended(how);
  };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
      } catch (error) {
        await end(signal.aborted ? 'let_go' : 'broke_off');
        return controller.error(error);
      }
      // A read that was waiting when the reader left ends as well.
      if (isOver) return;
      await end('whole');
      controller.close();
    },
    async cancel(reason) {
      const told = end('let_go');
      await reader.cancel(reason);
      await told;
    },
  });
  return new Response(body, response);
}
