import { createHash, randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import type { Server } from 'node:net';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/** A lock that only one process can hold. It is released when the process releases it or ends, even by a crash. */
export interface ProcessLock {
  release(): Promise<void>;
}

/** A lock that another process holds. */
export class LockHeld extends Error {
  override readonly name = 'LockHeld';
  /** The holder's process id, as the holder reports it. `(unknown)` when the holder does not answer. */
  readonly holder: string;

  constructor(holder: string) {
    super(`Process ${holder} holds the lock.`);
    this.holder = holder;
  }
}

/** A busy holder may answer later than this. */
const answerWithinMs = 2000;

/**
 * The address at which a folder's lock listens. On Linux it is a name without a file, which the kernel releases with
 * the process. Elsewhere it is a socket file, at a path that is the same for every process and short enough for a
 * socket.
 */
export function lockAddress(folder: string, platform: NodeJS.Platform = process.platform): string {
  const name = `myhome-account-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  return platform === 'linux' ? `\0${name}` : join('/tmp', `${name}.sock`);
}

/** Takes the lock at `address` by listening there, or throws `LockHeld`. */
export async function holdLock(address: string): Promise<ProcessLock> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const server = await listen(address);
    if (server !== undefined) {
      server.unref();
      return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    }
    const holder = await askHolder(address);
    if (holder !== undefined) throw new LockHeld(holder);
    if (!address.startsWith('\0')) await removeLeftBehind(address);
  }
  throw new LockHeld('(unknown)');
}

/** Undefined when another process listens, or a file is in the way. */
function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(String(process.pid));
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => resolve(server));
  });
}

/** Undefined when no process listens. */
function askHolder(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(address);
    let said = '';
    socket.setTimeout(answerWithinMs, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => (said += chunk.toString('utf8')));
    socket.on('end', () => resolve(said === '' ? '(unknown)' : said));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? undefined : '(unknown)'),
    );
  });
}

/**
 * A socket file outlives its process. The file is moved aside before it is removed, because another process may have
 * taken the lock between the check and the removal. In that case its file is moved back. Three processes that start at
 * once could still pass each other. The data engine's own lock decides then.
 */
async function removeLeftBehind(address: string): Promise<void> {
  const aside = `${address}.${randomUUID()}`;
  try {
    renameSync(address, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if ((await askHolder(aside)) === undefined) rmSync(aside, { force: true });
  else renameSync(aside, address);
}
