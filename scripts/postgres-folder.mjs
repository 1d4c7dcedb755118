// Where Postgres keeps its files when it runs as another user: below a private home that user could not pass through.
import fs from 'node:fs';
import path from 'node:path';
import { Stop } from './steps.mjs';

const ELSEWHERE = '/var/lib/onequeue';

/**
 * The folder itself, made if need be, or the one it leads to. A link is left in its place where the user `as` could not
 * reach it.
 * @param {string} dir
 * @param {{ uid?: number, gid?: number }} as
 */
export function reachableFolder(dir, as) {
  if (isLink(dir) && !fs.existsSync(dir)) {
    const way = `Put it back from a copy, or remove the link to begin anew.`;
    throw new Stop(`${dir} leads to ${fs.readlinkSync(dir)}, which is gone. ${way}`);
  }
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  const real = fs.realpathSync(dir);
  const closed = as.uid === undefined ? null : closedAbove(real, as);
  if (closed === null) return real;
  if (fs.readdirSync(real).length > 0) {
    throw new Stop(
      `Postgres does not run as root, and its user cannot pass through ${closed}. Let others pass (chmod o+x ${closed}), or set ONEQUEUE_DATA to a folder they can reach.`,
    );
  }
  fs.mkdirSync(ELSEWHERE, { recursive: true, mode: 0o711 });
  const other = fs.mkdtempSync(path.join(ELSEWHERE, 'pg-'));
  fs.rmdirSync(dir);
  fs.symlinkSync(other, dir);
  return other;
}

/** Removes a data folder with what its database keeps elsewhere. */
export function removeDataFolder(dir) {
  const pg = path.join(dir, 'pg');
  if (isLink(pg)) fs.rmSync(fs.readlinkSync(pg), { recursive: true, force: true });
  fs.rmSync(dir, { recursive: true, force: true });
}

/** The first folder above that this user may not pass through, or null. */
function closedAbove(dir, { uid, gid }) {
  const above = [];
  for (let at = path.dirname(dir); at !== path.dirname(at); at = path.dirname(at)) above.unshift(at);
  const isClosed = (folder) => {
    const { mode, uid: owner, gid: group } = fs.statSync(folder);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    return (mode & bit) === 0;
  };
  return above.find(isClosed) ?? null;
}

function isLink(file) {
  return fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
