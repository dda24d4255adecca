import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jsonMadeOnce } from './json-made-once.ts';
import { holdLock, lockAddress, LockHeld } from './process-lock.ts';

/** The folder that holds all of a host's state, held by this process alone. */
export interface DataFolder {
  readonly dir: string;
  /** Made once for the folder; see `Account.salt`. */
  readonly salt: string;
  release(): Promise<void>;
}

/** A data folder that another process holds. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
}

/** A folder that already has something else where the host would keep its own. */
export class DataFolderOfOthers extends Error {
  override readonly name = 'DataFolderOfOthers';
}

/** Says that the folder is a host's; removed last and made first. */
const mark = 'host.json';

/** All that the host makes in its folder. */
const made = ['amplify_outputs.json', 'cognito', 'demo_users.json', 'dynamodb', 'identity', 'identity-operator.json', 'lambda', 'logs', 'operator.env', 's3', 'seeded.json'];

/**
 * Takes a data folder, and makes it where there is none. `fresh` removes what a host made there before, and nothing else.
 * Throws `DataFolderInUse` with the holder's process id; a holder that was killed is none. Throws `DataFolderOfOthers` rather than mix the host's
 * files with, or later remove, what somebody else keeps under the same names.
 */
export async function takeDataFolder(dir: string, { fresh }: { readonly fresh: boolean }): Promise<DataFolder> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const real = realpathSync(dir);
  const lock = await holdLock(lockAddress(real)).catch((error: unknown) => {
    if (!(error instanceof LockHeld)) throw error;
    throw new DataFolderInUse(`The data folder ${real} is in use by process ${error.holder}. End it, or choose another folder with --data.`, { cause: error });
  });
  try {
    return { dir: real, salt: prepare(real, fresh), release: () => lock.release() };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function prepare(dir: string, fresh: boolean): string {
  if (!existsSync(join(dir, mark))) {
    const foreign = made.find((name) => existsSync(join(dir, name)));
    if (foreign !== undefined) {
      throw new DataFolderOfOthers(`${join(dir, foreign)} is there already, and no local host made it. Choose an empty folder with --data.`);
    }
  } else if (fresh) {
    for (const name of [...made, mark]) rmSync(join(dir, name), { recursive: true, force: true });
  }
  return jsonMadeOnce(join(dir, mark), () => ({ salt: randomBytes(16).toString('hex') }), ({ salt }) => typeof salt === 'string').salt;
}
