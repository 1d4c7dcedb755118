const BEAT_MS = 10_000;

/** Runs one step: says what it is at when that changes, and at least every ten seconds that it goes on. */
export async function progress<T>(name: string, work: (say: (word: string) => void) => Promise<T>): Promise<T> {
  const from = performance.now();
  const seconds = () => `${((performance.now() - from) / 1000).toFixed(0)} s`;
  let last = '';
  const say = (word: string) => {
    if (word === last) return;
    last = word;
    console.log(`  ${name}: ${word} (${seconds()})`);
  };
  const beat = setInterval(() => console.log(`  ${name}: ${last} (${seconds()})`), BEAT_MS);
  try {
    const result = await work(say);
    console.log(`✓ ${name} (${seconds()})`);
    return result;
  } finally {
    clearInterval(beat);
  }
}
