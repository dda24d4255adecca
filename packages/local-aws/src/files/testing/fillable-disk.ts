import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for tests whose disk can be full for a child process, and have room again. */
export interface FillableDisk {
  readonly dir: string;
  /** From now on the child can write about `bytes` more, then nothing; without `bytes`, nothing at all. */
  fill(pid: number, bytes?: number): void;
  makeRoom(pid: number): void;
  /** What starts a program on a disk with `bytes` left: goes before its command line. */
  startFull(bytes: number): readonly string[];
  remove(): void;
}

/**
 * The ways to have one. A limit on the size of a child's files needs no rights and cuts writes off in their middle as a full disk does (EFBIG
 * for ENOSPC); a small file system is the real thing, and needs the right to mount one.
 */
export function fillableDisks(): readonly (readonly [string, () => FillableDisk])[] {
  return [
    ['a limit on the size of its files', limitedFiles],
    ...(mayMount() ? [['a file system of 24 MB', smallFileSystem] as const] : []),
  ];
}

function limitedFiles(): FillableDisk {
  const dir = mkdtempSync(join(tmpdir(), 'limited-'));
  const limit = (pid: number, bytes: number | 'unlimited') =>
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
  return {
    dir,
    // The file that grows is the store's log: the largest of them.
    fill: (pid, bytes) => limit(pid, bytes === undefined ? 0 : largestLog(dir) + bytes),
    makeRoom: (pid) => limit(pid, 'unlimited'),
    startFull: (bytes) => ['prlimit', `--fsize=${bytes}:unlimited`],
    remove: () => rmSync(dir, { recursive: true }),
  };
}

function largestLog(dir: string): number {
  return Math.max(
    0,
    ...readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.log'))
      .map((name) => statSync(join(dir, name)).size),
  );
}

const smallBytes = 24 * 1024 ** 2;

function smallFileSystem(): FillableDisk {
  const disk = mkdtempSync(join(tmpdir(), 'small-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${smallBytes}`, 'tmpfs', disk]);
  // Below it, so that the folder itself is empty: a host takes no other.
  const dir = join(disk, 'data');
  mkdirSync(dir);
  const ballast = join(disk, 'ballast');
  const fill = (bytes: number) => {
    // In large pieces as long as there is room for them, then in smaller ones.
    for (let size = smallBytes; size >= 4096; size = Math.floor(size / 2)) while (tookIt(ballast, size));
    truncateSync(ballast, Math.max(0, statSync(ballast).size - bytes));
  };
  return {
    dir,
    fill: (_pid, bytes = 0) => fill(bytes),
    makeRoom: () => rmSync(ballast),
    startFull(bytes) {
      fill(bytes);
      return ['env'];
    },
    remove() {
      // Lazily: processes of the one under test may still be ending.
      execFileSync('umount', ['--lazy', disk]);
      rmSync(disk, { recursive: true });
    },
  };
}

function tookIt(file: string, bytes: number): boolean {
  try {
    writeFileSync(file, Buffer.alloc(bytes), { flag: 'a' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}

function mayMount(): boolean {
  const dir = mkdtempSync(join(tmpdir(), 'mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', dir]).status === 0;
  if (mounted) execFileSync('umount', [dir]);
  rmSync(dir, { recursive: true });
  return mounted;
}
