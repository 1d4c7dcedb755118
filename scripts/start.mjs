// `npm start`: from a fresh clone, or a stopped install, to a console that answers.
import { checkNode, sentenceOf, step } from './steps.mjs';

const dev = process.argv.includes('--dev');
const stops = [];
let ending;

/** Ends everything in the order it depends on each other; a second call waits for the first. */
function end(code, sentence) {
  ending ??= (async () => {
    if (sentence) console.error(`\n✗ ${sentence}`);
    for (const stop of stops.reverse()) await stop().catch((error) => console.error(`  ${sentenceOf(error)}`));
    process.exit(code);
  })();
  return ending;
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!ending) console.log('\nStopping…');
    end(0);
  });
}

// A terminal that was closed takes no more words; what runs has to be ended all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  checkNode();
  const { ensureInstalled, ensureBuilt } = await import('./install.mjs');
  await ensureInstalled();
  const { start } = await import('./run-console.mjs');
  await start({
    dev,
    build: dev ? async () => undefined : ensureBuilt,
    step,
    onStop: (stop) => stops.push(stop),
    onFatal: (sentence) => end(1, sentence),
    isEnding: () => ending !== undefined,
  });
} catch (error) {
  await end(1, sentenceOf(error));
}
