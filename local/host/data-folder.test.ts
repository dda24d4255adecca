import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { DataFolderInUse, DataFolderOfOthers, takeDataFolder } from './data-folder.ts';
import { holdLock, lockAddress, LockHeld } from './process-lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'data-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Another process that takes the folder, once it has said how that went. */
async function holder(dir: string): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-folder.ts'), dir], { stdio: ['ignore', 'pipe', 'inherit'] });
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

  it('is held by one process, whose id the next is told, by whatever way it comes', async () => {
    const dir = folder();
    const link = join(folder(), 'link');
    symlinkSync(dir, link);
    const { child } = await holder(dir);
    for (const way of [dir, link, `${dir}/.`]) {
      const refused = takeDataFolder(way, { fresh: true });
      await expect(refused).rejects.toThrow(DataFolderInUse);
      await expect(refused).rejects.toThrow(`in use by process ${child.pid}. End it, or choose another folder with --data.`);
    }
    expect(existsSync(join(dir, 'host.json'))).toBe(true);
    const here = await takeDataFolder(folder(), { fresh: false });
    expect((await holder(here.dir)).said).toContain(`DataFolderInUse: The data folder ${here.dir} is in use by process ${process.pid}`);
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

  it('begins anew on demand: what a host made is gone, what others keep there stays', async () => {
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
    expect(readdirSync(dir).sort()).toEqual(['host.json', 'notes.txt', 'out']);
    expect(readFileSync(join(dir, 'out', 'archive.zip'), 'utf8')).toBe('mine');
    expect(again.salt).not.toBe(first.salt);
    await again.release();
  });

  it.each([{ fresh: false }, { fresh: true }])('is refused where somebody else keeps what the host would keep there, and left as it is: %j', async (flags) => {
    const dir = folder();
    mkdirSync(join(dir, 'logs'));
    writeFileSync(join(dir, 'logs', 'of-my-own.log'), 'mine');
    const refused = takeDataFolder(dir, flags);
    await expect(refused).rejects.toThrow(DataFolderOfOthers);
    await expect(refused).rejects.toThrow(`${join(dir, 'logs')} is there already`);
    expect(readFileSync(join(dir, 'logs', 'of-my-own.log'), 'utf8')).toBe('mine');
    // And it was let go of: the same answer again, not "in use".
    await expect(takeDataFolder(dir, flags)).rejects.toThrow(DataFolderOfOthers);
  });

  it.each(['', '{', '{}', '[1]', 'null'])('with a damaged mark is named, with the way out: %j', async (content) => {
    const dir = folder();
    writeFileSync(join(dir, 'host.json'), content);
    await expect(takeDataFolder(dir, { fresh: false })).rejects.toThrow(/host\.json does not hold .* --fresh/);
    await (await takeDataFolder(dir, { fresh: true })).release();
  });
});

describe('a lock', () => {
  const addresses = { 'without a file, as on Linux': () => lockAddress(folder(), 'linux'), 'with a file, as elsewhere': () => lockAddress(folder(), 'darwin') };

  it.each(Object.entries(addresses))('%s, is held once and can be held again after its release', async (_, addressOf) => {
    const address = addressOf();
    const lock = await holdLock(address);
    await expect(holdLock(address)).rejects.toThrow(LockHeld);
    await lock.release();
    await (await holdLock(address)).release();
  });

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
