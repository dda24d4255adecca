import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { isOnPseudoFileSystem } from './pseudo-file-system.ts';

it.skipIf(process.platform !== 'linux')('knows the kernel’s file systems from those that keep files', () => {
  expect(['/proc', '/proc/self/fd', '/sys', '/dev/pts'].map(isOnPseudoFileSystem)).toEqual([true, true, true, true]);
  expect(['/', tmpdir(), '/dev/shm', import.meta.dirname].map(isOnPseudoFileSystem)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
