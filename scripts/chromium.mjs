// A Chromium for the browser tests: named, installed, or installable from where we are.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';
import { run, Stop } from './steps.mjs';

// The shell first: without a browser's own surface it takes half the time.
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function found() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const all = [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...MAC];
  return all.find((file) => fs.existsSync(file)) ?? downloaded();
}

function downloaded() {
  const script = "console.log(require('@playwright/test').chromium.executablePath())";
  const file = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' }).stdout.trim();
  return fs.existsSync(file) ? file : undefined;
}

/** @returns {Promise<string>} path of a Chromium that can be launched */
export async function ensureChromium() {
  const already = found();
  if (already) return already;
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    await run('apt-get', ['update']).catch(() => undefined);
    const install = (name) => run('apt-get', ['install', '-y', '--no-install-recommends', name]);
    await install('chromium-headless-shell')
      .catch(() => install('chromium'))
      .catch(() => undefined);
  } else {
    await run(process.execPath, [path.join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium']).catch(
      () => undefined,
    );
  }
  const now = found();
  if (now) return now;
  throw new Stop(
    'No Chromium was found and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH, and run npm test again.',
  );
}
