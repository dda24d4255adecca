import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * All that tests, and the processes that they start and kill, put into the temporary folder goes into one of this run's own, which is gone
 * after it. Every project names this file; the first to come does it.
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

/** Short: sockets have their place in the folder too, and their paths an end at 107 bytes. */
const prefix = 'mha-';
