// `npm run db:migrate`: brings roles and tables up to date, in the database of DATABASE_URL or the embedded one.
import { checkNode, sentenceOf, step } from './steps.mjs';

const stops = [];
let failure;
try {
  checkNode();
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { lockFolder, openDataFolder } = await import('./data-folder.mjs');
  const { openDatabase } = await import('./database.mjs');
  const folder = openDataFolder();
  // A running console has its own Postgres under this folder and migrated it when it started.
  const unlock = lockFolder(folder.dir);
  stops.push(async () => unlock());
  await step('Bring roles and tables up to date', () =>
    openDatabase(folder, (stop) => stops.push(stop)).then(() => {}),
  );
} catch (error) {
  failure = error;
}
for (const stop of stops.reverse()) await stop();
if (failure) console.error(`✗ ${sentenceOf(failure)}`);
process.exit(failure ? 1 : 0);
