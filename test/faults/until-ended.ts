import { setTimeout as pause } from 'node:timers/promises';
import { startWithinSeconds } from '../../resolvers/times.ts';
import type { SeenExport } from '../exports.ts';
import { exportFields } from '../exports.ts';
import type { Person } from '../person.ts';
import type { FaultyHost } from './faulty-host.ts';
import { nextEventInMs } from './next-event.ts';

/**
 * Waits until an export has ended. While its worker runs, time passes normally. When nothing is in progress, the host's
 * clock is set forward to the next step: the retry of the event, or else the sweeper.
 */
export async function untilEnded(
  host: FaultyHost,
  person: Person,
  id: string,
): Promise<{ ended: SeenExport; aheadMs: number }> {
  let aheadMs = 0;
  const forward = (ms: number) => {
    aheadMs += ms;
    host.clock.forward(ms);
  };
  for (;;) {
    const { data, errors } = await person.ask(`query E($id: ID!) { export(id: $id) { ${exportFields} } }`, { id });
    const seen = data?.['export'] as SeenExport | null | undefined;
    if (!seen) throw new Error(`The export ${id} cannot be seen: ${JSON.stringify(errors)}`);
    if (!['REQUESTED', 'RUNNING'].includes(seen.status)) return { ended: seen, aheadMs };
    if (aheadMs > tooLongMs)
      throw new Error(`The export ${id} has not ended after ${aheadMs} ms: ${JSON.stringify(seen)}`);
    const next = await nextEventInMs(host);
    if (next === undefined) forward(sweepMs);
    else if (next > 0) forward(next + 1);
    // The schedules check the clock five times a second.
    await pause(next === undefined ? 400 : 50);
  }
}

/** The sweeper's rate, and its waiting time after a lease has expired. */
const sweepMs = 5 * 60_000 + 1;

/** Three tries, the lease and two sweeps, in addition to the wait for a worker. */
const tooLongMs = startWithinSeconds * 1000 + 40 * 60_000;
