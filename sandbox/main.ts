import { optionsFrom } from './options';
import { startSandbox } from './start';

// The process behind `npm run sandbox`: one JSON line on stdout once all servers listen, everything else on stderr.
const sandbox = await start().catch((error: unknown) => {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
const { vendors, control, evidence } = sandbox;
process.stdout.write(`${JSON.stringify({ vendors, control, evidence })}\n`);

const stop = () => void sandbox.close().then(() => process.exit(0));
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
if (process.env.SANDBOX_PARENT === '1') {
  // A parent that was killed closes our stdin, which is the only sign of it that arrives on every system.
  process.stdin.once('end', stop).once('error', stop).resume();
}

async function start() {
  return startSandbox(optionsFrom(process.env));
}
