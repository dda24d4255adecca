import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { jsonMadeOnce } from 'local-aws/files/json-made-once.ts';
import { isOnPseudoFileSystem } from '../cli/pseudo-file-system.ts';
import { hostFileName, isMarked, isOfEarlierVersion, putMark } from './data-folder-mark.ts';
import { layoutFileName } from './keep-layout.ts';
import { noAuthorityFileName } from './no-authority.ts';
import { holdLock, LockHeld, lockAddress } from './process-lock.ts';
import { isSystemFolder } from './system-folder.ts';

/** The folder that holds all of a host's state. Only this process holds it. */
export interface DataFolder {
  readonly dir: string;
  /** Made once for the folder. See `Account.salt`. */
  readonly salt: string;
  release(): Promise<void>;
}

/** A data folder that another process holds. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
}

/** A folder that is not the host's own: another program or person keeps files in it, or the folder is the system's. */
export class DataFolderOfOthers extends Error {
  override readonly name = 'DataFolderOfOthers';
}

/**
 * A path where no data folder is possible: a file, a folder without write permission, or a file system that keeps no
 * files.
 */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable';
}

const remedy = 'Choose a new or an empty folder with --data.';

/** The names of all that the host makes in its folder, except the mark, which stays. */
const made = [
  'amplify_outputs.json',
  'cognito',
  'demo_users.json',
  'dynamodb',
  hostFileName,
  'identity',
  'identity-operator.json',
  'lambda',
  layoutFileName,
  'logs',
  noAuthorityFileName,
  'operator.env',
  's3',
  'seeded.json',
];

/** Files that a file system itself puts into a folder. A person would still call that folder empty. */
const ofTheFileSystem = ['lost+found', '.DS_Store'];

/**
 * Takes a data folder, and makes it if it is missing. Accepts only a new folder, an empty folder, or the host's own
 * folder. `fresh` removes the files that an earlier host made there, and nothing else.
 *
 * @throws DataFolderInUse with the holder's process id. A holder that was killed does not count.
 * @throws DataFolderOfOthers, so that the host's files never mix with files of others, and `fresh` never removes those.
 * @throws DataFolderUnusable when the folder cannot be made or written to. A full disk is thrown as the system's own
 * error.
 */
export async function takeDataFolder(dir: string, { fresh }: { readonly fresh: boolean }): Promise<DataFolder> {
  const real = asSentence(dir, () => existingOrNew(dir));
  const lock = await holdLock(lockAddress(real)).catch((error: unknown) => {
    if (!(error instanceof LockHeld)) throw error;
    throw new DataFolderInUse(
      `The data folder ${real} is in use by process ${error.holder}. End it, or choose another folder with --data.`,
      { cause: error },
    );
  });
  try {
    const salt = asSentence(real, () => prepare(real, fresh));
    return { dir: real, salt, release: () => lock.release() };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * The folder's real path. The path is checked before the folder is made, because a folder made among the kernel's own
 * would act on the system.
 */
function existingOrNew(dir: string): string {
  const real = realPathOf(resolve(dir));
  const found = statSync(real, { throwIfNoEntry: false });
  if (found?.isDirectory() === false) throw new DataFolderUnusable(`${dir} is a file, not a folder. ${remedy}`);
  if (lstatSync(real, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new DataFolderUnusable(`${dir} is a link that leads nowhere. ${remedy}`);
  if (isOnPseudoFileSystem(nearestExisting(real)))
    throw new DataFolderUnusable(`${dir} lies on a file system of the kernel, which keeps no files. ${remedy}`);
  if (isSystemFolder(real) && !isOwn(real)) throw new DataFolderOfOthers(`${dir} is a folder of the system. ${remedy}`);
  mkdirSync(real, { recursive: true, mode: 0o700 });
  return real;
}

function prepare(dir: string, fresh: boolean): string {
  accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  if (!isOwn(dir)) {
    const foreign = readdirSync(dir).find((name) => !ofTheFileSystem.includes(name));
    if (foreign !== undefined)
      throw new DataFolderOfOthers(`${join(dir, foreign)} is there already, and no local host made it. ${remedy}`);
  }
  putMark(dir);
  if (fresh) for (const name of made) rmSync(join(dir, name), { recursive: true, force: true });
  return jsonMadeOnce(
    join(dir, hostFileName),
    () => ({ salt: randomBytes(16).toString('hex') }),
    ({ salt }) => typeof salt === 'string',
  ).salt;
}

function isOwn(dir: string): boolean {
  return isMarked(dir) || isOfEarlierVersion(dir);
}

/** The path with every link resolved, even if its last parts do not exist yet. */
function realPathOf(path: string): string {
  if (existsSync(path) || path === dirname(path)) return realpathSync(path);
  return join(realPathOf(dirname(path)), basename(path));
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

const sentences: Readonly<Record<string, string>> = {
  EACCES: 'may not be used by this user',
  EPERM: 'may not be used by this user',
  EROFS: 'lies on a file system that is read only',
  EEXIST: 'cannot be made: something else is in its place',
  ENOTDIR: 'cannot be made: a part of its path is a file',
  ENOENT: 'cannot be made: a folder above it is missing',
  ENAMETOOLONG: 'cannot be made: its name is too long',
  ELOOP: 'cannot be used: its path is a circle of links',
};

function asSentence<Answer>(dir: string, act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    const sentence = error instanceof Error ? sentences[(error as NodeJS.ErrnoException).code ?? ''] : undefined;
    if (sentence === undefined) throw error;
    throw new DataFolderUnusable(`${dir} ${sentence}. ${remedy}`, { cause: error });
  }
}
