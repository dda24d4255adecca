import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/**
 * Takes a data folder, or throws `DataFolderInUse` with the holder's process id. The lock is a socket that the holder listens on:
 * the kernel ends it with the process, so a `kill -9` leaves nothing that would have to be cleared by hand.
 */
export async function takeDataFolder(dir: string, { fresh }: { readonly fresh: boolean }): Promise<DataFolder> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const real = realpathSync(dir);
  const lock = await listen(join(tmpdir(), `myhome-account-${createHash('sha256').update(real).digest('hex').slice(0, 16)}.sock`), real);
  if (fresh) {
    for (const name of ['cognito', 'dynamodb', 'host.json', 'identity', 'lambda', 'logs', 's3', 'seeded.json']) rmSync(join(real, name), { recursive: true, force: true });
  }
  return {
    dir: real,
    salt: readSalt(join(real, 'host.json')),
    release: () => new Promise((resolve) => lock.close(() => resolve())),
  };
}

async function listen(path: string, dir: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(String(process.pid));
  });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(path, () => {
        server.off('error', resolve);
        resolve(undefined);
      });
    });
    if (failure === undefined) {
      server.unref();
      return server;
    }
    if (failure.code !== 'EADDRINUSE') throw new Error(`The data folder ${dir} cannot be locked.`, { cause: failure });
    const holder = await askHolder(path);
    if (holder !== undefined) throw new DataFolderInUse(`The data folder ${dir} is in use by process ${holder}. End it, or choose another folder with --data.`);
    // Nobody listens: the socket file outlived its process.
    rmSync(path, { force: true });
  }
  throw new DataFolderInUse(`The data folder ${dir} is being taken by another process. Try again.`);
}

function askHolder(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let said = '';
    socket.on('data', (chunk) => (said += chunk.toString('utf8')));
    socket.on('end', () => resolve(said));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? undefined : '(unknown)'));
  });
}

function readSalt(path: string): string {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { salt: string }).salt;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw new Error(`${path} cannot be read. Start with --fresh to begin anew.`, { cause: error });
    const salt = randomBytes(16).toString('hex');
    writeFileSync(path, JSON.stringify({ salt }), { mode: 0o600 });
    return salt;
  }
}
