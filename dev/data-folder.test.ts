import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { DataFolderInUse, DataFolderOfOthers, DataFolderUnusable, takeDataFolder } from './data-folder.ts';
import { markName } from './data-folder-mark.ts';
import { holdLock, LockHeld, lockAddress } from './process-lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'data-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Another process that tries to take the folder, resolved when it has reported the result. */
async function holder(dir: string, uid?: number): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  // A process without root's rights cannot become another user. It does not need to: a folder without write permission
  // is closed to it.
  const asOther = process.getuid?.() === 0 && uid !== undefined ? { uid } : {};
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-data-folder.ts'), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...asOther,
  });
  children.push(child);
  const [said] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, said };
}

describe('a data folder', () => {
  it('is made where there is none, for its owner alone, and keeps its salt', async () => {
    const dir = join(folder(), 'deep', 'inside');
    const first = await takeDataFolder(dir, { fresh: false });
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dir, 'host.json')).mode & 0o777).toBe(0o600);
    await first.release();
    const again = await takeDataFolder(dir, { fresh: false });
    expect(again.salt).toBe(first.salt);
    expect(first.salt).toMatch(/^[0-9a-f]{32}$/);
    await again.release();
  });

  it('is held by one process, and the next one learns its id, by whichever path it comes', async () => {
    const dir = folder();
    const link = join(folder(), 'link');
    symlinkSync(dir, link);
    const { child } = await holder(dir);
    for (const way of [dir, link, `${dir}/.`]) {
      const refused = takeDataFolder(way, { fresh: true });
      await expect(refused).rejects.toThrow(DataFolderInUse);
      await expect(refused).rejects.toThrow(
        `in use by process ${child.pid}. End it, or choose another folder with --data.`,
      );
    }
    expect(existsSync(join(dir, 'host.json'))).toBe(true);
    const here = await takeDataFolder(folder(), { fresh: false });
    expect((await holder(here.dir)).said).toContain(
      `DataFolderInUse: The data folder ${here.dir} is in use by process ${process.pid}`,
    );
    await here.release();
  });

  it('can be taken at once after its holder was killed', async () => {
    const dir = folder();
    const { child, said } = await holder(dir);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const taken = await takeDataFolder(dir, { fresh: false });
    expect(said).toBe(`took ${taken.salt}`);
    await taken.release();
  });

  it('is emptied on demand of the files that a host made, and keeps the files of others', async () => {
    const dir = folder();
    const first = await takeDataFolder(dir, { fresh: false });
    const ours = ['amplify_outputs.json', 'demo_users.json', 'identity-operator.json', 'operator.env', 'seeded.json'];
    for (const name of ours) writeFileSync(join(dir, name), '{}');
    for (const name of ['cognito', 'dynamodb', 'identity', 'lambda', 'logs', 's3']) {
      mkdirSync(join(dir, name));
      writeFileSync(join(dir, name, 'inside'), '');
    }
    mkdirSync(join(dir, 'out'));
    writeFileSync(join(dir, 'out', 'archive.zip'), 'mine');
    writeFileSync(join(dir, 'notes.txt'), 'mine');
    await first.release();

    const again = await takeDataFolder(dir, { fresh: true });
    expect(readdirSync(dir).sort()).toEqual([markName, 'host.json', 'notes.txt', 'out']);
    expect(readFileSync(join(dir, 'out', 'archive.zip'), 'utf8')).toBe('mine');
    expect(again.salt).not.toBe(first.salt);
    await again.release();
  });

  const bothWays = [{ fresh: false }, { fresh: true }];

  it.each(bothWays.flatMap((flags) => ['logs', 'notes.txt', '.git'].map((name) => ({ ...flags, name }))))(
    'is refused where a person keeps files of their own, and left unchanged: %j',
    async ({ fresh, name }) => {
      const dir = folder();
      mkdirSync(join(dir, name));
      writeFileSync(join(dir, name, 'of-my-own.log'), 'mine');
      const refused = takeDataFolder(dir, { fresh });
      await expect(refused).rejects.toThrow(DataFolderOfOthers);
      await expect(refused).rejects.toThrow(
        `${join(dir, name)} is there already, and no local host made it. Choose a new or an empty folder with --data.`,
      );
      expect(readFileSync(join(dir, name, 'of-my-own.log'), 'utf8')).toBe('mine');
      expect(readdirSync(dir)).toEqual([name]);
      // The lock was released, so the second answer is the same, not "in use".
      await expect(takeDataFolder(dir, { fresh })).rejects.toThrow(DataFolderOfOthers);
    },
  );

  it.each(bothWays)(
    'is not taken for the host’s own because another program has a host.json there: %j',
    async (flags) => {
      const dir = folder();
      const ofAzureFunctions = '{"version":"2.0","salt":"0123456789abcdef0123456789abcdef"}';
      writeFileSync(join(dir, 'host.json'), ofAzureFunctions);
      await expect(takeDataFolder(dir, flags)).rejects.toThrow(DataFolderOfOthers);
      expect(readFileSync(join(dir, 'host.json'), 'utf8')).toBe(ofAzureFunctions);
    },
  );

  it.each(bothWays)(
    'of version 0.1.0, which made no mark, is still the host’s own, and marked from now on: %j',
    async (flags) => {
      const dir = folder();
      const salt = '0123456789abcdef0123456789abcdef';
      writeFileSync(join(dir, 'host.json'), JSON.stringify({ salt }));
      writeFileSync(join(dir, 'notes.txt'), 'mine');
      const taken = await takeDataFolder(dir, flags);
      expect(taken.salt === salt).toBe(!flags.fresh);
      expect(readdirSync(dir).sort()).toEqual([markName, 'host.json', 'notes.txt']);
      await taken.release();
    },
  );

  it('may hold the files that a file system adds', async () => {
    const dir = folder();
    mkdirSync(join(dir, 'lost+found'));
    await (await takeDataFolder(dir, { fresh: false })).release();
  });

  it.each(['/', '/etc', '/usr/share', '/usr/bin', homedir(), tmpdir()])('of the system is refused: %s', async (dir) => {
    const refused = takeDataFolder(dir, { fresh: true });
    await expect(refused).rejects.toThrow(DataFolderOfOthers);
    await expect(refused).rejects.toThrow(
      `${dir} is a folder of the system. Choose a new or an empty folder with --data.`,
    );
    expect(existsSync(join(dir, markName))).toBe(false);
  });

  it('of the system is refused through a link, too', async () => {
    const link = join(folder(), 'link');
    symlinkSync('/etc', link);
    await expect(takeDataFolder(link, { fresh: false })).rejects.toThrow(DataFolderOfOthers);
    await expect(takeDataFolder(link, { fresh: false })).rejects.toThrow('is a folder of the system');
  });

  it.skipIf(process.platform !== 'linux')(
    'among the kernel’s own is refused before anything is made there',
    async () => {
      for (const dir of ['/proc/self', '/proc/new-folder', '/proc/self/new-folder'])
        await expect(takeDataFolder(dir, { fresh: false })).rejects.toThrow(/lies on a file system of the kernel/);
    },
  );

  const notPossible: Readonly<Record<string, (dir: string) => string>> = {
    'is a file, not a folder': (dir) => {
      writeFileSync(join(dir, 'file'), 'mine');
      return join(dir, 'file');
    },
    'a part of its path is a file': (dir) => {
      writeFileSync(join(dir, 'file'), 'mine');
      return join(dir, 'file', 'inside');
    },
    'is a link that leads nowhere': (dir) => {
      symlinkSync(join(dir, 'nowhere'), join(dir, 'link'));
      return join(dir, 'link');
    },
    'its path is a circle of links': (dir) => {
      symlinkSync(join(dir, 'circle'), join(dir, 'circle'));
      return join(dir, 'circle', 'inside');
    },
    'its name is too long': (dir) => join(dir, 'x'.repeat(300)),
  };

  it.each(Object.entries(notPossible))('that cannot be is refused in one line: %s', async (sentence, make) => {
    const dir = make(folder());
    const refused = takeDataFolder(dir, { fresh: true });
    await expect(refused).rejects.toThrow(DataFolderUnusable);
    await expect(refused).rejects.toThrow(
      new RegExp(`^${dir} [^\n]*${sentence}\\. Choose a new or an empty folder with --data\\.$`),
    );
  });

  it.each(['of another user', 'below a folder of another user'])(
    'that this user may not write is refused in one line: %s',
    async (where) => {
      const locked = folder();
      chmodSync(locked, 0o555);
      // The other user can enter the folder of this test run. Otherwise the refusal would be about that folder.
      chmodSync(tmpdir(), 0o711);
      const dir = where.startsWith('below') ? join(locked, 'new') : locked;
      const { said } = await holder(dir, 65_534);
      expect(said).toBe(
        `DataFolderUnusable: ${dir} may not be used by this user. Choose a new or an empty folder with --data.`,
      );
    },
  );

  it.each(['', '{', '{}', '[1]', 'null'])('with a damaged salt is named, with the way out: %j', async (content) => {
    const dir = folder();
    await (await takeDataFolder(dir, { fresh: false })).release();
    writeFileSync(join(dir, 'host.json'), content);
    await expect(takeDataFolder(dir, { fresh: false })).rejects.toThrow(/host\.json is not .* --fresh/);
    await (await takeDataFolder(dir, { fresh: true })).release();
  });

  it('of version 0.1.0 with a damaged salt is named, with the way out', async () => {
    const dir = folder();
    await (await takeDataFolder(dir, { fresh: false })).release();
    rmSync(join(dir, markName));
    writeFileSync(join(dir, 'host.json'), '{');
    for (const name of ['cognito', 'dynamodb', 'identity-operator.json']) mkdirSync(join(dir, name));
    await expect(takeDataFolder(dir, { fresh: false })).rejects.toThrow(/host\.json is not .* --fresh/);
  });
});

describe('a lock', () => {
  const addresses = {
    'without a file, as on Linux': () => lockAddress(folder(), 'linux'),
    'with a file, as elsewhere': () => lockAddress(folder(), 'darwin'),
  };

  it.each(Object.entries(addresses))(
    '%s, is held once and can be held again after its release',
    async (_, addressOf) => {
      const address = addressOf();
      const lock = await holdLock(address);
      await expect(holdLock(address)).rejects.toThrow(LockHeld);
      await lock.release();
      await (await holdLock(address)).release();
    },
  );

  it('whose file outlived its process is taken', async () => {
    const address = lockAddress(folder(), 'darwin');
    const script = `require('node:net').createServer().listen(${JSON.stringify(address)}, () => process.kill(process.pid, 'SIGKILL'))`;
    await once(spawn(process.execPath, ['-e', script]), 'exit');
    expect(existsSync(address)).toBe(true);
    const lock = await holdLock(address);
    await expect(holdLock(address)).rejects.toThrow(`Process ${process.pid} holds the lock`);
    await lock.release();
  });

  it('whose holder does not answer is held all the same', async () => {
    const address = lockAddress(folder());
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(address, resolve));
    await expect(holdLock(address)).rejects.toThrow('Process (unknown) holds the lock');
    silent.close();
  });

  it('of one folder is no other’s', () => {
    expect(lockAddress('/a')).not.toBe(lockAddress('/b'));
  });
});
