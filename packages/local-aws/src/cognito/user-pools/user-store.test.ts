import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { draftEnding } from '../../files/durable-file.ts';
import type { Session, UserRecord } from './user-record.ts';
import { attributeList, presentRecord, withSoftwareToken } from './user-record.ts';
import { openUserStore } from './user-store.ts';

const username = '0b1c2d3e-0000-4000-8000-00000000000a';

function aUser(changed: Partial<UserRecord> = {}): UserRecord {
  return {
    version: 3,
    username,
    status: 'CONFIRMED',
    email: 'Hanako@example.com',
    emailVerified: true,
    attributes: {},
    password: { salt: '1', verifier: '1' },
    codes: {},
    sessions: [],
    createdAtMs: 0,
    ...changed,
  };
}

function aSession(...hashes: readonly string[]): Session {
  return {
    originJti: 'a',
    eventId: 'b',
    clientId: 'c',
    authTimeSeconds: 0,
    expiresAtMs: 1,
    isRevoked: false,
    refreshTokens: hashes.map((hash) => ({ hash })),
  };
}

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'users-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe('the users of a pool', () => {
  it('are found by user name, email in any case, and refresh token', async () => {
    const store = await openUserStore(join(await aFolder(), 'users'), false);
    const user = aUser({ sessions: [aSession('token 1', 'token 2'), aSession('token 3')] });
    await store.put(user);
    expect(store.byUsername(username)).toBe(user);
    for (const name of ['hanako@EXAMPLE.com', username, username.toUpperCase()])
      expect(store.bySignInName(name)).toBe(user);
    expect(store.byEmail('hanako@example.com')).toBe(user);
    expect(store.byEmail(username)).toBeUndefined();
    for (const token of ['token 1', 'token 2', 'token 3']) expect(store.byRefreshToken(token)).toBe(user);
    expect([store.bySignInName('taro@example.com'), store.byRefreshToken('other')]).toEqual([undefined, undefined]);
  });

  it('are found by the email in its own case, where the pool distinguishes cases', async () => {
    const store = await openUserStore(await aFolder(), true);
    await store.put(aUser());
    expect(store.byEmail('Hanako@example.com')).toEqual(aUser());
    expect(store.bySignInName('hanako@example.com')).toBeUndefined();
  });

  it('are no longer found by what was replaced or removed', async () => {
    const folder = await aFolder();
    const store = await openUserStore(folder, false);
    await store.put(aUser({ sessions: [aSession('old')] }));
    const changed = aUser({ email: 'hanako@example.net', sessions: [aSession('new')] });
    await store.put(changed);
    expect(store.byEmail('hanako@example.com')).toBeUndefined();
    expect(store.byRefreshToken('old')).toBeUndefined();
    expect([store.byEmail('hanako@example.net'), store.byRefreshToken('new')]).toEqual([changed, changed]);
    await store.remove(changed);
    expect(store.byUsername(username)).toBeUndefined();
    const again = aUser({ email: 'other@example.net' });
    await store.put(again);
    expect([store.byEmail('hanako@example.net'), store.byRefreshToken('new')]).toEqual([undefined, undefined]);
    expect(await readdir(folder)).toEqual([`${username}.json`]);
  });

  it('are read again from disk, where an interrupted write leaves nothing', async () => {
    const folder = await aFolder();
    await (await openUserStore(folder, false)).put(aUser());
    await writeFile(join(folder, `${username}.json${draftEnding}`), '{');
    await writeFile(join(folder, 'notes.txt'), 'no user');
    const store = await openUserStore(folder, false);
    expect(store.byEmail('hanako@example.com')).toEqual(aUser());
    expect((await readdir(folder)).sort()).toEqual([`${username}.json`, 'notes.txt']);
  });

  it('are read in the form of the first release', async () => {
    const folder = await aFolder();
    await writeFile(join(folder, `${username}.json`), JSON.stringify({ ...aUser(), version: 1 }));
    expect((await openUserStore(folder, false)).byUsername(username)).toEqual(aUser());
    await writeFile(join(folder, `${username}.json`), JSON.stringify({ ...aUser(), version: 4 }));
    await expect(openUserStore(folder, false)).rejects.toThrow('a user record of version 1 or 2 or 3');
  });

  it('are changed by one writer after the other', async () => {
    const store = await openUserStore(await aFolder(), false);
    const seen: string[] = [];
    const work = (name: string) =>
      store.exclusively(async () => {
        seen.push(`${name} begins`);
        await store.put(aUser());
        seen.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all([work('one'), work('other')])).toEqual(['one', 'other']);
    expect(seen).toEqual(['one begins', 'one ends', 'other begins', 'other ends']);
  });

  it('cannot be read where their folder is none', async () => {
    const path = join(await aFolder(), 'users');
    await writeFile(path, '');
    await expect(openUserStore(path, false)).rejects.toThrow('ENOTDIR');
  });
});

describe('a user record', () => {
  it('is the same in the present version', () => {
    expect(presentRecord({ ...aUser(), version: 1 })).toEqual(aUser());
  });

  it('has its new app, and no secret that waits', () => {
    const app = { secret: '00', lastUsedStep: 1, isEnabled: true, isPreferred: true };
    expect(withSoftwareToken(aUser({ offeredSecret: '00' }), app)).toStrictEqual(aUser({ softwareToken: app }));
  });

  it('lists its attributes by name, sub first', () => {
    expect(attributeList(aUser({ attributes: { zoneinfo: 'z', 'custom:theme': 'dark' } }))).toEqual([
      { Name: 'sub', Value: username },
      { Name: 'custom:theme', Value: 'dark' },
      { Name: 'email', Value: 'Hanako@example.com' },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'zoneinfo', Value: 'z' },
    ]);
  });
});
