import { optionsFrom } from './options';
import { startSandbox } from './start';

// The process behind `npm run sandbox`: one JSON line on stdout once all servers listen, everything else on stderr.
const sandbox = await start().catch((error: unknown) => {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
const { vendors, control, evidence } = sandbox;
process.stdout.write(`${JSON.stringify({ vendors, control, evidence })}\n`);

let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  void sandbox.close().then(() => process.exit(0));
};
// Ctrl-C reaches this process twice, from the terminal and from the script that started it.
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
if (process.env.SANDBOX_PARENT === '1') {
  // A parent that was killed closes our stdin, which is the only sign of it that arrives on every system.
  process.stdin.once('end', stop).once('error', stop).resume();
}

async function start() {
  return startSandbox(optionsFrom(process.env));
}
