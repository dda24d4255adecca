import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostUnderTest } from '../host-under-test.ts';

/**
 * The time until the next event is due, by the host's clock, from the queue on disk. It is zero or negative while an
 * event is being processed, and undefined when no event waits.
 */
export async function nextEventInMs({ dataDir, clock }: HostUnderTest): Promise<number | undefined> {
  const dir = join(dataDir, 'lambda', 'events');
  let next: number | undefined;
  for (const name of await readdir(dir)) {
    if (!name.endsWith('.json')) continue;
    try {
      const { notBeforeMs } = JSON.parse(await readFile(join(dir, name), 'utf8')) as { notBeforeMs: number };
      next = Math.min(next ?? Infinity, notBeforeMs - clock.nowMs());
    } catch (error) {
      // The event has ended since the folder was read.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return next;
}
