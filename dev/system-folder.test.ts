import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isSystemFolder } from './system-folder.ts';

it.each([
  '/',
  '/etc',
  '/etc/new',
  '/usr/share/new',
  '/dev/new',
  '/dev/shm',
  '/sys/fs/cgroup/new',
  '/home',
  '/mnt',
  '/var/lib',
  '/usr/local',
  homedir(),
  tmpdir(),
])('is one of the system’s: %s', (path) => {
  expect(isSystemFolder(path)).toBe(true);
});

it.each([
  '/dev/shm/ledger',
  '/usr/local/ledger',
  '/mnt/ledger',
  '/etcetera',
  '/home/me',
  '/var/lib/ledger',
  join(homedir(), 'ledger'),
  join(tmpdir(), 'ledger'),
  import.meta.dirname,
])('may be a person’s: %s', (path) => {
  expect(isSystemFolder(path)).toBe(false);
});
