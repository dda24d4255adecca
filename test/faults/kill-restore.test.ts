import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RestoreStatus } from '../../ledger/restore-status.ts';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import { exportAndFetch } from '../exports.ts';
import type { Item } from '../ledger-in-tables.ts';
import { itemsOf, putItems, removeItems } from '../ledger-in-tables.ts';
import { signUpAs } from '../new-person.ts';
import type { Person } from '../person.ts';
import type { SeenRestore } from '../restores.ts';
import { applyAs, askRestore, planOf, seenRestore, uploadAs } from '../restores.ts';
import type { FaultyHost } from './faulty-host.ts';
import { startFaultyHost } from './faulty-host.ts';
import { killAt, momentsOf, untilQuiet } from './kill.ts';
import { nextEventInMs } from './next-event.ts';

/** The number of seeds: a few here, twenty-five with `npm run test:faults`. */
const seeds = Math.ceil(Number(process.env['KILL_SEEDS'] ?? 4) / 2);

let host: FaultyHost;
beforeAll(async () => {
  host = await startFaultyHost({ worker: 'RestoresRestoreWorker' });
});
afterAll(() => host.close());

/** Waits until a restore rests. When nothing is in progress, the clock goes to the next retry, or to the sweeper. */
async function untilRest(person: Person, id: string): Promise<SeenRestore> {
  for (let forwards = 0; forwards < 60; ) {
    const restore = await seenRestore(person, id);
    if (!restoreStatuses[restore.status as RestoreStatus].isWorking) {
      host.calm();
      await untilQuiet(host);
      return restore;
    }
    const next = await nextEventInMs(host);
    if (next === undefined || next > 0) {
      forwards += 1;
      host.clock.forward(next === undefined ? 5 * 60_000 + 1 : next + 1);
    }
    // The schedules check the clock five times a second.
    await pause(next === undefined ? 400 : 50);
  }
  throw new Error(`The restore ${id} did not come to rest.`);
}

const slip = (owner: string, index: number, memo: string): Item => {
  const within = `food01_${String(index).padStart(4, '0')}`;
  return {
    owner: { S: owner },
    entry: { S: `20250110#${within}` },
    tgt_date: { S: '20250110' },
    kind_cd_seq: { S: within },
    memo: { S: memo },
  };
};

/** A run makes some twenty requests besides those of its hundred writes. */
const requestsOfARun = 120;

describe('a restore worker whose process is killed', () => {
  it.each(Array.from({ length: seeds }, (_, index) => index + 1))(
    'comes to what was confirmed, and back (seed %i)',
    async (seed) => {
      const person = await signUpAs(host, `killed-${seed}@example.com`);
      const owner = person.identityId;
      const copied = Array.from({ length: 80 }, (_, index) => slip(owner, index, 'copied'));
      await putItems(host, 'LedgerSlips', copied);
      const { zip } = await exportAndFetch(host, person, {});
      await removeItems(host, 'LedgerSlips', copied.slice(0, 30));
      const changed = copied.slice(30, 60).map((item) => ({ ...item, memo: { S: 'changed' } }));
      const added = Array.from({ length: 30 }, (_, index) => slip(owner, 1000 + index, 'added'));
      await putItems(host, 'LedgerSlips', [...changed, ...added]);
      const before = await itemsOf(host, 'LedgerSlips', owner);

      const { id } = await uploadAs(host, person, zip);
      const kills = [1, 2, 3].map((part) => [...momentsOf(seed * 10 + part, requestsOfARun)]);
      const until = async (act: () => Promise<unknown>, again: readonly string[], part: number) => {
        killAt(host, kills[part] ?? []);
        for (;;) {
          await act();
          const restore = await untilRest(person, id);
          if (!again.includes(restore.status)) return restore;
        }
      };
      const check = () => askRestore(person, 'checkRestore', id);
      const checked = await until(check, ['FAILED'], 0);
      const plan = planOf(checked, 'EXACT');
      const apply = async () => {
        if ((await seenRestore(person, id)).status === 'FAILED') {
          await check();
          await untilRest(person, id);
        }
        await applyAs(person, id, plan);
      };
      expect(await until(apply, ['FAILED', 'STOPPED'], 1)).toMatchObject({
        status: 'APPLIED',
        outcome: { done: 90, conflicts: 0, newcomers: 0 },
      });
      expect(await itemsOf(host, 'LedgerSlips', owner)).toEqual(copied);
      expect(await until(() => askRestore(person, 'undoRestore', id), ['STOPPED'], 2)).toMatchObject({
        status: 'UNDONE',
      });
      expect(await itemsOf(host, 'LedgerSlips', owner)).toEqual(before);
    },
    180_000,
  );
});
