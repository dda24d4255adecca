import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ExportsUnderTest } from '../test/exports-under-test.ts';
import { openExports } from '../test/exports-under-test.ts';
import { ada } from '../test/resolver-under-test.ts';
import { slotSeconds, tombstoneSeconds } from './times.ts';

let exports: ExportsUnderTest;
const days = { from: '2025-01-01', to: '2025-01-31' };
const dayMs = 86_400_000;

beforeAll(async () => {
  exports = await openExports();
});
afterAll(() => exports.table.close());

/** Each test begins with its own day and three free slots, at 12:00 UTC. */
beforeEach(() => {
  exports.clock.aheadMs += 2 * dayMs;
  exports.worker.takes = true;
});

const request = (requestId = exports.newId(), more: object = days) => exports.person.request({ ...more, requestId });
const typeOf = (ran: object) => (ran as { error?: { errorType: string } }).error?.errorType ?? 'taken';
const quota = async () =>
  ((await exports.person.quota({})) as unknown as { value: { usedToday: number; running: number; resetsAt: string } })
    .value;
const takeAndCancel = async () => {
  const id = exports.newId();
  expect(typeOf(await request(id))).toBe('taken');
  await exports.person.cancel({ id });
  return id;
};
const takeAndFail = async (code: string) => {
  const id = exports.newId();
  expect(typeOf(await request(id))).toBe('taken');
  await exports.functions.claim({ id, claimant: id, ...days });
  expect(typeOf(await exports.functions.fail({ id, attempt: 1, code, message: 'x' }))).toBe('taken');
  return id;
};

/** The row of a day on which so many exports were taken, and so many places given back. */
const dayAfter = async ({ taken = 0, givenBack = 0 }) => {
  const { error } = await exports.table.source(
    {
      operation: 'PutItem',
      key: { owner: { S: ada }, entry: { S: 'QUOTA' } },
      attributeValues: {
        day: { S: new Date(exports.clock.nowMs()).toISOString().slice(0, 10) },
        slots: { M: {} },
        givenBack: { N: givenBack },
        ...(taken === 0 ? {} : { today: { SS: Array.from({ length: taken }, () => exports.newId()) } }),
      },
    },
    new AbortController().signal,
  );
  expect(error).toBeUndefined();
};

describe('an id', () => {
  it('whose export was deleted stays used, so that no quota is passed by it', async () => {
    const id = await takeAndCancel();
    expect(await exports.person.remove({ id })).toMatchObject({ value: { id, status: 'CANCELLED' } });
    for (const more of [days, {}, { from: '2025-03-01', to: '2025-03-31' }])
      expect(typeOf(await request(id, more))).toBe('RequestIdReused');
    expect(await exports.person.find({ id })).toMatchObject({ value: null });
    expect(
      (
        (await exports.person.list({ limit: 100 })) as unknown as { value: { items: { id: string }[] } }
      ).value.items.map((item) => item.id),
    ).not.toContain(id);
    for (const again of [exports.person.remove, exports.person.cancel, exports.person.accept])
      expect(typeOf(await again({ id }))).toBe('NotFound');
    expect(await quota()).toMatchObject({ usedToday: 1, running: 0 });
  });

  it('of a deleted export is all that its row still says', async () => {
    const id = await takeAndCancel();
    await exports.person.remove({ id });
    const [tombstone = {}] = (await exports.table.items()).filter((item) => item['id']?.S === id);
    expect(Object.keys(tombstone).sort()).toEqual([
      'attempt',
      'deletedAt',
      'entry',
      'from',
      'id',
      'owner',
      'removeAt',
      'status',
      'to',
      'version',
    ]);
    expect(Number(tombstone['removeAt']?.N)).toBe(Math.floor(exports.clock.nowMs() / 1000) + tombstoneSeconds);
  });

  it('stands for one request: the same again is its export, another is refused', async () => {
    const id = exports.newId();
    const before = exports.worker.events.length;
    await request(id);
    expect(await request(id)).toMatchObject({ value: { id } });
    expect(exports.worker.events.length).toBe(before + 1);
    for (const more of [{}, { from: days.from, to: '2025-02-01' }, { from: '2025-01-02', to: days.to }])
      expect(typeOf(await request(id, more))).toBe('RequestIdReused');
    await exports.person.cancel({ id });
  });
});

describe('the quota', () => {
  it('is three at once, and says so', async () => {
    const ids = [exports.newId(), exports.newId(), exports.newId()];
    for (const id of ids) expect(typeOf(await request(id))).toBe('taken');
    expect(await quota()).toMatchObject({ running: 3, usedToday: 3 });
    expect(await request()).toMatchObject({
      error: {
        errorType: 'QuotaExceeded',
        errorInfo: { perDay: 20, atOnce: 3, usedToday: 3, running: 3, reason: 'AT_ONCE' },
      },
    });
    await exports.person.cancel({ id: ids[0] });
    expect(await quota()).toMatchObject({ running: 2, usedToday: 3 });
    // A slot whose release was lost is released in the end.
    exports.clock.aheadMs += slotSeconds * 1000;
    expect(await quota()).toMatchObject({ running: 2 });
    exports.clock.aheadMs += 1000;
    expect(await quota()).toMatchObject({ running: 0 });
    await takeAndCancel();
  });

  it('is twenty a day, and begins again at 00:00 UTC', async () => {
    await dayAfter({ taken: 19 });
    await takeAndCancel();
    const { resetsAt } = await quota();
    expect(await request()).toMatchObject({
      error: { errorType: 'QuotaExceeded', errorInfo: { usedToday: 20, running: 0, reason: 'PER_DAY', resetsAt } },
    });
    const today = new Date(exports.clock.nowMs()).toISOString().slice(0, 10);
    expect(Date.parse(resetsAt)).toBe(Date.parse(`${today}T00:00:00.000Z`) + dayMs);
    exports.clock.aheadMs += Date.parse(resetsAt) - exports.clock.nowMs();
    expect(await quota()).toMatchObject({ usedToday: 0 });
    await takeAndCancel();
    // A clock set back does not grant a second day.
    exports.clock.aheadMs -= dayMs / 2;
    expect(await quota()).toMatchObject({ usedToday: 1 });
    await takeAndCancel();
    expect(await quota()).toMatchObject({ usedToday: 2 });
  });

  it('is counted from the start of a day once, by whichever request opens it', async () => {
    exports.meanwhile.afterLookUp = async () => {
      exports.meanwhile.afterLookUp = () => Promise.resolve();
      await takeAndCancel();
    };
    await takeAndCancel();
    expect(await quota()).toMatchObject({ usedToday: 2, running: 0 });
  });

  it.each(['WORKER_STOPPED', 'LEDGER_UNREADABLE', 'STORAGE_FAILED', 'VERIFICATION_FAILED', 'INTERNAL'])(
    'does not count an export that failed through a fault of the service: %s',
    async (code) => {
      const id = await takeAndFail(code);
      expect(await quota()).toMatchObject({ usedToday: 0, running: 0 });
      // When the call is repeated, the place is given back only once.
      await takeAndCancel();
      await exports.functions.fail({ id, attempt: 1, code, message: 'x' });
      expect(await quota()).toMatchObject({ usedToday: 1 });
    },
  );

  it.each(['ITEM_UNWRITABLE', 'ARCHIVE_TOO_LARGE', 'TOO_LARGE_FOR_ONE_RUN'])(
    'counts one that failed through what the ledger holds: %s',
    async (code) => {
      await takeAndFail(code);
      expect(await quota()).toMatchObject({ usedToday: 1, running: 0 });
    },
  );

  it('does not count one that could not be started', async () => {
    exports.worker.takes = false;
    const id = exports.newId();
    expect(typeOf(await request(id))).toBe('ExportNotStarted');
    expect(await exports.person.find({ id })).toMatchObject({
      value: { status: 'FAILED', failure: { code: 'NOT_STARTED' } },
    });
    expect(await quota()).toMatchObject({ usedToday: 0, running: 0 });
  });

  it('gives no place of today back for an export of an earlier day', async () => {
    const id = exports.newId();
    await request(id);
    await exports.functions.claim({ id, claimant: id, ...days });
    exports.clock.aheadMs += dayMs;
    await takeAndCancel();
    expect(typeOf(await exports.functions.fail({ id, attempt: 1, code: 'INTERNAL', message: 'x' }))).toBe('taken');
    expect(await quota()).toMatchObject({ usedToday: 1 });
    const [row] = (await exports.table.items()).filter((item) => item['entry']?.S === 'QUOTA');
    expect(row?.['givenBack']).toBeUndefined();
  });

  it('gives back twenty a day at most, so that a day costs no more than forty', async () => {
    await dayAfter({ taken: 18, givenBack: 19 });
    await takeAndFail('INTERNAL');
    expect(await quota()).toMatchObject({ usedToday: 18 });
    await takeAndFail('INTERNAL');
    expect(await quota()).toMatchObject({ usedToday: 19 });
    await takeAndFail('INTERNAL');
    expect(await quota()).toMatchObject({ usedToday: 20 });
    expect(typeOf(await request())).toBe('QuotaExceeded');
    exports.clock.aheadMs += dayMs;
    await takeAndFail('INTERNAL');
    expect(await quota()).toMatchObject({ usedToday: 0 });
  });
});
