import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { draftEnding, removeDurably } from '../../files/durable-file.ts';
import { readPrivateRecord, writePrivateJson } from '../../files/private-json.ts';
import { KeyedQueue } from '../../keyed-queue.ts';
import type { UserRecord, UserRecordOfVersion1, UserRecordOfVersion2 } from './user-record.ts';
import { presentRecord } from './user-record.ts';

/** A pool's users. They are in memory for lookups and in one file each on disk. */
export interface UserStore {
  byUsername(username: string): UserRecord | undefined;
  /** Finds a user by email or by the generated user name. */
  bySignInName(name: string): UserRecord | undefined;
  byEmail(email: string): UserRecord | undefined;
  byRefreshToken(hash: string): UserRecord | undefined;
  /** Stores a record. Resolves when it is on disk, and only then the lookups find it. Call it inside `exclusively`. */
  put(user: UserRecord): Promise<void>;
  /** Call it inside `exclusively`. */
  remove(user: UserRecord): Promise<void>;
  /** Runs reading, deciding and writing as one step. No other writer can come in between. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
}

/** @param folder the users' files: `<username>.json` */
export async function openUserStore(folder: string, caseSensitive: boolean): Promise<UserStore> {
  const emailKey = (email: string): string => (caseSensitive ? email : email.toLowerCase());
  const users = new Map<string, UserRecord>();
  const queue = new KeyedQueue();
  const usernameByEmail = new Map<string, string>();
  const usernameByToken = new Map<string, string>();

  const index = (user: UserRecord): void => {
    users.set(user.username, user);
    usernameByEmail.set(emailKey(user.email), user.username);
    for (const token of tokensOf(user)) usernameByToken.set(token, user.username);
  };
  const forget = (user: UserRecord): void => {
    users.delete(user.username);
    usernameByEmail.delete(emailKey(user.email));
    for (const token of tokensOf(user)) usernameByToken.delete(token);
  };
  const found = (username: string | undefined): UserRecord | undefined =>
    username === undefined ? undefined : users.get(username);
  const fileOf = (user: UserRecord): string => join(folder, `${user.username}.json`);

  for (const user of await loadUsers(folder)) index(user);
  return {
    byUsername: (username) => found(username),
    bySignInName: (name) => found(usernameByEmail.get(emailKey(name))) ?? found(name.toLowerCase()),
    byEmail: (email) => found(usernameByEmail.get(emailKey(email))),
    byRefreshToken: (hash) => found(usernameByToken.get(hash)),
    async put(user) {
      await writePrivateJson(fileOf(user), user);
      const before = users.get(user.username);
      if (before) forget(before);
      index(user);
    },
    async remove(user) {
      await removeDurably(fileOf(user));
      forget(user);
    },
    exclusively: (work) => queue.run(folder, work),
  };
}

function tokensOf(user: UserRecord): readonly string[] {
  return user.sessions.flatMap((session) => session.refreshTokens.map((token) => token.hash));
}

async function loadUsers(folder: string): Promise<readonly UserRecord[]> {
  const users: UserRecord[] = [];
  for (const name of await filesIn(folder)) {
    const path = join(folder, name);
    // An interrupted write. The record that it would have replaced is intact.
    if (name.endsWith(draftEnding)) await rm(path, { force: true });
    if (!name.endsWith('.json')) continue;
    const user = (await readPrivateRecord(path, 'a user record', [1, 2, 3])) as
      | UserRecord
      | UserRecordOfVersion1
      | UserRecordOfVersion2
      | undefined;
    if (user !== undefined) users.push(presentRecord(user));
  }
  return users;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
