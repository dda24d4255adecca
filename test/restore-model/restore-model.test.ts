import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import { exportAndFetch } from '../exports.ts';
import type { Item } from '../ledger-in-tables.ts';
import { signUpAs } from '../new-person.ts';
import type { Person } from '../person.ts';
import type { RestorePlan, SeenRestore } from '../restores.ts';
import { applyAs, askRestore, planOf, seenRestore, uploadAs } from '../restores.ts';
import { anyLedger, inOrder, specified } from './any-ledger.ts';
import type { Life } from './mortal.ts';
import type { Ledger, RestoreWorld } from './restore-world.ts';
import { startRestoreWorld } from './restore-world.ts';

/** The number of histories: a few here, more with `npm run test:model`. */
const seeds = Math.ceil(Number(process.env['MODEL_SEEDS'] ?? 4) / 2);

let world: RestoreWorld;
beforeAll(async () => {
  world = await startRestoreWorld();
});
afterAll(() => world.close());

/** Lets Lambda deliver, kills a run for each of `lives`, and lets leases lapse, until the restore rests. */
async function untilRest(person: Person, id: string, lives: Life[]): Promise<SeenRestore> {
  for (let run = 0; run < 40; run += 1) {
    const restore = await seenRestore(person, id);
    if (!restoreStatuses[restore.status as keyof typeof restoreStatuses].isWorking) return restore;
    const life = lives.shift() ?? { requestsLeft: Infinity, lastIsCarriedOut: false };
    const end = await world.run(person.identityId, id, { ...life });
    if (end === 'KILLED' || end === 'THREW') {
      world.host.clock.forward(52_000);
      // Lambda's retry comes, or is lost and the sweeper has the next run started.
      if (run % 2 === 1) await world.sweep();
    }
  }
  throw new Error(`The restore ${id} did not come to rest.`);
}

const anyLife: fc.Arbitrary<Life> = fc.record({
  requestsLeft: fc.integer({ min: 3, max: 120 }),
  lastIsCarriedOut: fc.boolean(),
});

interface History {
  readonly copy: Ledger;
  readonly before: Ledger;
  readonly mode: RestorePlan['mode'];
  readonly changesMasters: boolean;
  readonly lives: readonly (readonly Life[])[];
}

function historyOf(owner: string, seed: number): History {
  const history = fc.record<History>({
    copy: anyLedger(owner),
    before: anyLedger(owner),
    mode: fc.constantFrom('ADD', 'REPLACE', 'EXACT'),
    changesMasters: fc.boolean(),
    lives: fc.array(fc.array(anyLife, { minLength: 0, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
  });
  return fc.sample(history, { seed, numRuns: 1 })[0] as History;
}

/** Neither a lock nor a writer is left behind. */
async function expectNothingHeld(owner: string): Promise<void> {
  const items = await world.jobItems(owner);
  expect([...items.keys()].filter((entry) => entry === 'RESTORE_LOCK')).toEqual([]);
  expect(items.get('LEDGER')?.['writers']).toBeUndefined();
}

describe('a restore whose runs are killed at random', () => {
  it.each(Array.from({ length: seeds }, (_, index) => index + 1))(
    'comes to the specified ledger, and back to the one before (seed %i)',
    async (seed) => {
      const person = await signUpAs(world.host, `restores-${seed}@example.com`);
      const owner = person.identityId;
      const { copy, before, mode, changesMasters, lives } = historyOf(owner, seed);
      // Each part of the history has its own deaths.
      const [checking = [], applying = [], undoing = []] = lives.map((ones) => [...ones]);
      await world.plant(owner, copy);
      const { zip } = await exportAndFetch(world.host, person, {});
      await world.plant(owner, before);

      const { id } = await uploadAs(world.host, person, zip);
      let checked: SeenRestore;
      do {
        await askRestore(person, 'checkRestore', id);
        checked = await untilRest(person, id, checking);
      } while (checked.status === 'FAILED' && checked.failure?.code === 'WORKER_STOPPED');
      expect(checked).toMatchObject({ status: 'CHECKED' });
      expect(inOrder(await world.ledgerOf(owner))).toEqual(inOrder(before));

      const plan = planOf(checked, mode, changesMasters);
      let restored: SeenRestore;
      do {
        if ((await seenRestore(person, id)).status === 'FAILED') {
          await askRestore(person, 'checkRestore', id);
          await untilRest(person, id, []);
        }
        await applyAs(person, id, plan);
        restored = await untilRest(person, id, applying);
      } while (['STOPPED', 'FAILED'].includes(restored.status));
      expect(restored).toMatchObject({
        status: 'APPLIED',
        outcome: { done: plan.added + plan.changed + plan.deleted, conflicts: 0, newcomers: 0 },
      });
      const expected = specified(copy, before, { mode, changesMasters });
      expect(inOrder(await world.ledgerOf(owner))).toEqual(inOrder(expected));
      await expectNothingHeld(owner);

      let undone: SeenRestore;
      do {
        await askRestore(person, 'undoRestore', id);
        undone = await untilRest(person, id, undoing);
      } while (undone.status === 'STOPPED');
      await expectNothingHeld(owner);
      expectUndone(undone, inOrder(await world.ledgerOf(owner)), inOrder(before));
    },
    120_000,
  );
});

type Ordered = ReturnType<typeof inOrder>;

/** An added master that a remaining record names stays, and is named as a conflict. */
function expectUndone(undone: SeenRestore, ledger: Ordered, before: Ordered): void {
  for (const table of ['slips', 'balances']) expect(ledger[table]).toEqual(before[table]);
  const extra = ['kinds', 'methods'].flatMap((table) =>
    Object.keys(ledger[table] ?? {}).filter((key) => before[table]?.[key] === undefined),
  );
  for (const table of ['kinds', 'methods'])
    for (const [key, item] of Object.entries(before[table] ?? {}))
      expect([key, ledger[table]?.[key]]).toEqual([key, item]);
  expect(undone).toMatchObject({
    status: extra.length === 0 ? 'UNDONE' : 'UNDO_INCOMPLETE',
    outcome: { direction: 'UNDO', conflicts: extra.length },
  });
}

describe('another writer beside a restore', () => {
  it('keeps its changes in both directions, and they are counted and named', async () => {
    const person = await signUpAs(world.host, 'beside@example.com');
    const owner = person.identityId;
    const slip = (key: string, memo: string): Item => ({
      owner: { S: owner },
      entry: { S: `20250110#food01_${key}` },
      tgt_date: { S: '20250110' },
      kind_cd_seq: { S: `food01_${key}` },
      memo: { S: memo },
    });
    const slips = (memo: string) => ['1', '2', '3', '4'].map((key) => slip(key, memo));
    const none = { balances: [], kinds: [], methods: [] };
    await world.plant(owner, { ...none, slips: slips('in the copy') });
    const { zip } = await exportAndFetch(world.host, person, {});
    await world.plant(owner, { ...none, slips: slips('before') });
    const { id } = await uploadAs(world.host, person, zip);
    await askRestore(person, 'checkRestore', id);
    const checked = await untilRest(person, id, []);
    await applyAs(person, id, planOf(checked, 'EXACT'));
    // The run that makes the safety copy is killed after it, so that somebody can write before the next one.
    let isSaved = false;
    for (let requests = 5; !isSaved; requests += 1) {
      const end = await world.run(owner, id, { requestsLeft: requests, lastIsCarriedOut: true });
      const { status } = await seenRestore(person, id);
      isSaved = status === 'APPLYING';
      expect([end, isSaved || status === 'SAVING']).toEqual(['KILLED', true]);
      world.host.clock.forward(52_000);
      // A run that has begun to write would leave too little for this test.
      if (requests > 60) throw new Error('No run was killed between the safety copy and the first write.');
    }
    const mine = slip('2', 'written by somebody else');
    const newcomer = slip('9', 'new');
    const live = await world.ledgerOf(owner);
    await world.plant(owner, {
      ...none,
      slips: [...live.slips.filter((item) => !item['entry']?.S?.endsWith('_2')), mine, newcomer],
    });
    const applied = await untilRest(person, id, []);
    expect(applied).toMatchObject({ status: 'APPLIED', outcome: { done: 3, conflicts: 1, newcomers: 1 } });
    const { data } = await person.ask(
      `query P($id: ID!) { restorePreview(id: $id, table: "slips", class: CONFLICT) { records { key } } }`,
      { id },
    );
    expect(data).toEqual({ restorePreview: { records: [{ key: mine['entry']?.S }] } });
    await askRestore(person, 'undoRestore', id);
    expect(await untilRest(person, id, [])).toMatchObject({
      status: 'UNDO_INCOMPLETE',
      outcome: { done: 3, conflicts: 1, newcomers: 1 },
    });
    const expected = {
      ...none,
      slips: [...slips('before').filter((item) => item['memo'] && !item['entry']?.S?.endsWith('_2')), mine, newcomer],
    };
    expect(inOrder(await world.ledgerOf(owner))).toEqual(inOrder(expected));
  });
});

const eventsOf = (id: string) => world.events().filter((event) => event === id).length;

const writesOfARun = 25;

describe('a restore of many runs', () => {
  it('goes on from run to run by itself, also when the event between two is lost', async () => {
    const person = await signUpAs(world.host, 'many-runs@example.com');
    const owner = person.identityId;
    const slips = Array.from({ length: 500 }, (_, index): Item => {
      const within = `food01_${String(index).padStart(4, '0')}`;
      return {
        owner: { S: owner },
        entry: { S: `20250110#${within}` },
        tgt_date: { S: '20250110' },
        kind_cd_seq: { S: within },
        value: { N: String(index) },
      };
    });
    const none = { balances: [], kinds: [], methods: [] };
    await world.plant(owner, { ...none, slips });
    const { zip } = await exportAndFetch(world.host, person, {});
    await world.plant(owner, { ...none, slips: [] });
    const { id } = await uploadAs(world.host, person, zip);
    await askRestore(person, 'checkRestore', id);
    const checked = await untilRest(person, id, []);
    await applyAs(person, id, planOf(checked, 'ADD'));
    const alive = { requestsLeft: Infinity, lastIsCarriedOut: false };
    const ends: string[] = [];
    let isLost = false;
    // The check and the restore. Lambda starts its function a moment after the event.
    let events = 2;
    while (restoreStatuses[(await seenRestore(person, id)).status as keyof typeof restoreStatuses].isWorking) {
      const end = await world.run(owner, id, { ...alive }, writesOfARun);
      ends.push(end);
      if (end !== 'CONTINUED') continue;
      events += 1;
      await expect.poll(() => eventsOf(id)).toBe(events);
      if (isLost) continue;
      // The event between two runs is lost. The sweeper finds the lease lapsed.
      isLost = true;
      world.host.clock.forward(52_000);
      await world.sweep();
      events += 1;
      await expect.poll(() => eventsOf(id)).toBe(events);
    }
    expect(await seenRestore(person, id)).toMatchObject({ status: 'APPLIED', failure: null, outcome: { done: 500 } });
    expect(ends.filter((end) => end === 'CONTINUED').length).toBe(20);
    expect(inOrder(await world.ledgerOf(owner))).toEqual(inOrder({ ...none, slips }));
    await expectNothingHeld(owner);
  }, 120_000);
});
