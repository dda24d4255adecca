import { closeSync, existsSync, lstatSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Marks a folder as a local host's. The file's name alone is the mark, so a start that is killed while it writes the
 * text has still marked the folder.
 */
export const markName = '.myhome-account-local-host';

const markText =
  'This folder belongs to the local host of myhome-account (npm start). --fresh removes what the host keeps in it.\n';

/** The file with the salt that the host's ids are made from. */
export const hostFileName = 'host.json';

export function isMarked(dir: string): boolean {
  return isFile(join(dir, markName));
}

/** Marks a folder. Does nothing if the folder is marked. */
export function putMark(dir: string): void {
  if (isMarked(dir)) return;
  const handle = openSync(join(dir, markName), 'wx', 0o600);
  try {
    writeSync(handle, markText);
  } finally {
    closeSync(handle);
  }
}

/**
 * Whether a folder without a mark is one of version 0.1.0, which wrote no mark. The `host.json` of that version holds a
 * salt and nothing else, or is damaged among the other files of that version. Other programs have a `host.json` too, so
 * its name alone proves nothing.
 */
export function isOfEarlierVersion(dir: string): boolean {
  if (!isFile(join(dir, hostFileName))) return false;
  const content = parsed(readFileSync(join(dir, hostFileName), 'utf8'));
  if (typeof content !== 'object' || content === null)
    return ['cognito', 'dynamodb', 'identity-operator.json'].every((name) => existsSync(join(dir, name)));
  const [[name, salt] = [], ...others] = Object.entries(content);
  return name === 'salt' && typeof salt === 'string' && /^[0-9a-f]{32}$/.test(salt) && others.length === 0;
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
