// `npm run test:screens`: every screen and dialog by axe in both themes, and the long journeys; pictures are kept.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { checkNode, sentenceOf, step } from './steps.mjs';

try {
  checkNode();
  const { ensureInstalled, ensureBuilt, root } = await import('./install.mjs');
  await ensureInstalled();
  await ensureBuilt();
  const { ensureChromium } = await import('./chromium.mjs');
  const chromium = await step('Find a browser', () => ensureChromium());
  const pictures = path.join(root, '.data/screens');
  const args = [path.join(root, 'node_modules/@playwright/test/cli.js'), 'test'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: chromium, SCREENS: pictures },
  });
  child.on('exit', (code) => {
    console.log(`The pictures are in ${path.relative(root, pictures)}.`);
    process.exit(code ?? 1);
  });
} catch (error) {
  console.error(`\n✗ ${sentenceOf(error)}`);
  process.exit(1);
}
