import { homedir, tmpdir } from 'node:os';
import { sep } from 'node:path';

/** Folders that never contain a person's files (Filesystem Hierarchy Standard 3.0, and macOS's own). */
const whole = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib32',
  '/lib64',
  '/libx32',
  '/proc',
  '/sbin',
  '/sys',
  '/usr',
  '/Applications',
  '/Library',
  '/System',
];
/** The exceptions. */
const exceptions = ['/dev/shm', '/usr/local'];
/** Folders of the system whose subfolders may be a person's. */
const themselves = [
  '/',
  '/dev/shm',
  '/home',
  '/media',
  '/mnt',
  '/opt',
  '/root',
  '/run',
  '/srv',
  '/tmp',
  '/usr/local',
  '/var',
  '/var/lib',
  '/var/tmp',
  '/Users',
  '/Volumes',
  '/private',
];

/**
 * Whether a folder, by its real path, is the system's or a person's whole home. Such a folder must not become a data
 * folder, even if it is empty.
 */
export function isSystemFolder(path: string): boolean {
  if ([...themselves, homedir(), tmpdir()].includes(path)) return true;
  return isBelow(path, whole) && !isBelow(path, exceptions);
}

function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(folder + sep));
}
