import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Puts all temporary files of the tests, and of the processes that they start and kill, into one folder of this run,
 * which is removed afterwards. Every project names this file. The first one to load it makes the folder.
 */
export function setup(): (() => void) | undefined {
  const outer = tmpdir();
  if (outer.includes(prefix)) return undefined;
  const folder = mkdtempSync(join(outer, prefix));
  process.env['TMPDIR'] = folder;
  return () => {
    process.env['TMPDIR'] = outer;
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The name is short, because sockets are also in this folder and their paths end at 107 bytes. */
const prefix = 'mha-';
