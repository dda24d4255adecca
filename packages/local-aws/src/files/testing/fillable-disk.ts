import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for tests. Its disk can become full for a child process and have space again. */
export interface FillableDisk {
  readonly dir: string;
  /** From now on the child can write only about `bytes` more, or nothing without `bytes`. */
  fill(pid: number, bytes?: number): void;
  makeRoom(pid: number): void;
  /** A command prefix that starts a program on a disk with `bytes` of free space. */
  startFull(bytes: number): readonly string[];
  remove(): void;
}

/**
 * The available kinds. A limit on the size of a child's files needs no rights, and interrupts writes like a full disk
 * (with EFBIG instead of ENOSPC). A small file system is a real full disk, but needs the right to mount it.
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
    // The growing file is the store's log, which is the largest file.
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
  // A folder below the mount point, because a host accepts only an empty folder.
  const dir = join(disk, 'data');
  mkdirSync(dir);
  const ballast = join(disk, 'ballast');
  const fill = (bytes: number) => {
    // Written in large pieces as long as they fit, then in smaller ones.
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
      // Lazily, because processes of the program under test may still be ending.
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
