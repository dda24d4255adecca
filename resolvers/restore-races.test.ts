import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { restoreStatuses } from '../ledger/restore-status.ts';
import { ada } from '../test/resolver-under-test.ts';
import type { RestoresUnderTest } from '../test/restores-under-test.ts';
import { openRestores } from '../test/restores-under-test.ts';
import type { RestoreRow } from './restore-row.ts';
import { leaseSeconds, lockBeginSeconds } from './times.ts';

let restores: RestoresUnderTest;
beforeAll(async () => {
  restores = await openRestores();
});
afterAll(() => restores.table.close());
beforeEach(() => restores.table.clear());

const hash = 'b'.repeat(64);
const choice = { mode: 'ADD', changesMasters: false, hash };
const found = {
  ...{ kind: 'ARCHIVE', formatVersion: 1, isOfAnotherOwner: false, requestedAt: null, from: null, to: null },
  ...{ everything: true, salvaged: false, tables: [], refused: [], unwritable: 0, methods: [], turnedKinds: [] },
  ...{ methodsLeftOut: null, slipsWithoutEffect: 0, turnedKindsLeftOut: null },
  plans: [{ ...choice, added: 1, changed: 0, deleted: 0 }],
};
const failure = { code: 'INTERNAL', message: 'No.' };
const answered = (value: object) => ({ kind: 'returned', value });
const refused = (errorType: string) => ({ kind: 'error', error: { errorType } });
const later = (seconds: number) => {
  restores.clock.aheadMs += seconds * 1000;
};

async function must(step: Promise<{ kind: string }>): Promise<void> {
  expect(await step).toMatchObject({ kind: 'returned' });
}

/** A restore that its owner may apply. */
async function checked(): Promise<string> {
  const id = restores.newId();
  await must(restores.person.prepare({ fileName: 'a.zip', bytes: 1, sha256: 'a'.repeat(64), requestId: id }));
  await must(restores.person.check({ id }));
  await must(restores.functions.claim({ id, claimant: 'check' }));
  await must(restores.functions.report({ id, attempt: 1, status: 'CHECKED', found, eTag: 'e' }));
  return id;
}

/** A restore whose run 2 is writing. */
async function applying(): Promise<string> {
  const id = await checked();
  await must(apply(id));
  await must(restores.functions.claim({ id, claimant: 'two' }));
  await must(saved(id));
  return id;
}

/** Reports of run 2 that the safety copy is made. */
function saved(id: string) {
  const undoUntil = new Date(restores.clock.nowMs() + 30 * 86_400_000).toISOString();
  const archive = {
    ...{ fileName: 'a.zip', bytes: 1, sha256: 'c'.repeat(64), entries: [], consistency: 'EACH_PAGE' },
    ...{ reconciliation: [], expiresAt: undoUntil, firstDay: null, lastDay: null, recordsOutsideDays: 0, months: [] },
  };
  const safetyCopy = { attempt: 2, from: null, to: null, undoUntil, archive };
  return restores.functions.report({ id, attempt: 2, status: 'APPLYING', safetyCopy });
}

const apply = (id: string) => restores.person.apply({ id, ...choice });
const undo = (id: string) => restores.person.undo({ id });
const stop = (id: string) => restores.person.stop({ id });

async function rows(): Promise<readonly RestoreRow[]> {
  const items = await restores.table.items();
  return items
    .filter(({ entry }) => entry?.S?.startsWith('RESTORE#'))
    .map((item) => ({ id: item['id']?.S, status: item['status']?.S }) as RestoreRow);
}

/** The restores that may write at this moment. */
const mayWrite = async () =>
  (await rows()).filter(({ status }) => restoreStatuses[status].mayWrite).map(({ id }) => id);
const lock = async () => (await restores.table.items()).find(({ entry }) => entry?.S === 'RESTORE_LOCK')?.['id']?.S;
const writers = async () =>
  (await restores.table.items()).find(({ entry }) => entry?.S === 'LEDGER')?.['writers']?.SS ?? [];

describe('two restores of an owner that begin in the same moment', () => {
  it.each(['find-lock-holder', 'count-use', 'take-lock', '2-begin', 'announce-writer', 'start-run'])(
    'are one restore at work, with the lock, when the second comes before %s of the first',
    async (step) => {
      const [first, second] = [await checked(), await checked()];
      restores.inTheMomentOf(step, () => apply(second));
      await apply(first);
      const working = await mayWrite();
      expect(working).toHaveLength(1);
      expect(working).toEqual([await lock()]);
    },
  );

  it('keep an undo out, too', async () => {
    const first = await applying();
    await must(restores.functions.report({ id: first, attempt: 2, failure }));
    const second = await checked();
    restores.inTheMomentOf('2-begin', () => undo(first));
    await apply(second);
    expect(await mayWrite()).toEqual([await lock()]);
  });
});

describe('a lock that was taken for a request which was then refused', () => {
  it('keeps others out for a minute, and not its own restore', async () => {
    const [first, second] = [await checked(), await checked()];
    restores.inTheMomentOf('2-begin', () => must(restores.person.check({ id: first })));
    expect(await apply(first)).toMatchObject(refused('Busy'));
    expect(await lock()).toBe(first);
    expect(await apply(second)).toMatchObject(refused('RestoreInTheWay'));
    later(lockBeginSeconds + 1);
    expect(await apply(second)).toMatchObject(answered({ status: 'SAVING' }));
  });
});

describe('a request that the day’s limit refuses', () => {
  it('leaves no lock behind, so that another restore can be undone at once', async () => {
    const first = await applying();
    await must(restores.functions.report({ id: first, attempt: 2, failure }));
    const day = new Date(restores.clock.nowMs()).toISOString().slice(0, 10);
    const entry = { S: `RESTORE_QUOTA#${day}` };
    await restores.table.put({ owner: { S: ada }, entry, applies: { N: '5' } });
    expect(await apply(await checked())).toMatchObject(refused('QuotaExceeded'));
    expect(await lock()).toBeUndefined();
    expect(await undo(first)).toMatchObject(answered({ status: 'UNDOING' }));
  });
});

describe('a restore that begins again while its last report is still being carried out', () => {
  it.each(['lift-writer', 'release-lock'])('keeps lock and announcement (before %s)', async (step) => {
    const id = await applying();
    restores.inTheMomentOf(step, () => must(undo(id)));
    await must(restores.functions.report({ id, attempt: 2, failure }));
    expect(await lock()).toBe(id);
    expect(await writers()).toHaveLength(1);
    expect(await apply(await checked())).toMatchObject(refused('RestoreInTheWay'));
  });

  it('gives both back at its own end', async () => {
    const id = await applying();
    restores.inTheMomentOf('lift-writer', () => must(undo(id)));
    await must(restores.functions.report({ id, attempt: 2, failure }));
    await must(restores.functions.claim({ id, claimant: 'three' }));
    await must(restores.functions.report({ id, attempt: 3, failure }));
    expect([await lock(), await writers()]).toEqual([undefined, []]);
  });
});

describe('a last report that broke off before the announcement was taken back', () => {
  it('leaves none behind after the undo that follows', async () => {
    const id = await applying();
    class BrokenOff extends Error {}
    restores.inTheMomentOf('lift-writer', () => Promise.reject(new BrokenOff()));
    await expect(restores.functions.report({ id, attempt: 2, failure })).rejects.toThrow(BrokenOff);
    await must(undo(id));
    expect(await writers()).toHaveLength(2);
    await must(restores.functions.claim({ id, claimant: 'three' }));
    await must(restores.functions.report({ id, attempt: 3, failure }));
    expect([await lock(), await writers()]).toEqual([undefined, []]);
  });
});

describe('a restore that stopped part-way', () => {
  it('says whether it was on its way to the copy, or back', async () => {
    const id = await applying();
    const failed = (attempt: number) => restores.functions.report({ id, attempt, failure });
    expect(await failed(2)).toMatchObject(answered({ status: 'STOPPED', direction: 'APPLY' }));
    await must(undo(id));
    await must(restores.functions.claim({ id, claimant: 'three' }));
    expect(await failed(3)).toMatchObject(answered({ status: 'STOPPED', direction: 'UNDO' }));
    expect(await apply(id)).toMatchObject(answered({ status: 'APPLYING', direction: 'APPLY' }));
  });
});

describe('a request to stop', () => {
  it('is taken while a run claims the restore in the same moment', async () => {
    const id = await checked();
    await must(apply(id));
    restores.inTheMomentOf('2-ask', () => must(restores.functions.claim({ id, claimant: 'two' })));
    expect(await stop(id)).toMatchObject(answered({ status: 'STOPPING' }));
    // The run learns of it by the answer to its next report.
    expect(await restores.functions.report({ id, attempt: 2 })).toMatchObject(answered({ status: 'STOPPING' }));
    expect(await restores.functions.report({ id, attempt: 2, status: 'STOPPED' })).toMatchObject(
      answered({ status: 'CHECKED' }),
    );
  });

  it('is taken while the next run replaces one whose lease has lapsed', async () => {
    const id = await applying();
    later(leaseSeconds + 1);
    restores.inTheMomentOf('2-ask', () => must(restores.functions.claim({ id, claimant: 'three' })));
    expect(await stop(id)).toMatchObject(answered({ status: 'STOPPING' }));
    expect(await restores.functions.report({ id, attempt: 3 })).toMatchObject(answered({ status: 'STOPPING' }));
  });

  it('makes a claim of the same moment try again, and the run then stops', async () => {
    const id = await checked();
    await must(apply(id));
    const claim = () => restores.functions.claim({ id, claimant: 'two' });
    restores.inTheMomentOf('2-take', () => must(stop(id)));
    expect(await claim()).toMatchObject(refused('Busy'));
    expect(await claim()).toMatchObject(answered({ status: 'STOPPING', attempt: 2 }));
  });

  it('is refused when the restore ends in the same moment, and ends nothing that began since', async () => {
    const id = await applying();
    restores.inTheMomentOf('2-ask', async () => {
      await must(restores.functions.report({ id, attempt: 2, status: 'VERIFYING' }));
    });
    expect(await stop(id)).toMatchObject(refused('Busy'));
    expect((await rows())[0]?.status).toBe('VERIFYING');
  });
});

describe('a safety copy', () => {
  const history = async () => (await restores.table.items()).filter(({ entry }) => entry?.S?.startsWith('EXPORT#'));

  it('is in the history from the first write on', async () => {
    const id = await applying();
    expect(await history()).toMatchObject([{ id: { S: id }, status: { S: 'READY' }, isSafetyCopy: { BOOL: true } }]);
  });

  it('is not in the history of a restore that is stopped just when the copy is finished', async () => {
    const id = await checked();
    await must(apply(id));
    await must(restores.functions.claim({ id, claimant: 'two' }));
    restores.inTheMomentOf('2-report', () => must(stop(id)));
    expect(await saved(id)).toMatchObject(refused('Busy'));
    expect(await saved(id)).toMatchObject(refused('ReportRefused'));
    await must(restores.functions.report({ id, attempt: 2, status: 'STOPPED' }));
    expect(await history()).toEqual([]);
  });

  it('is entered by a repeated report when the first one broke off, and overwrites no export of the same id', async () => {
    const id = await checked();
    await must(apply(id));
    await must(restores.functions.claim({ id, claimant: 'two' }));
    restores.inTheMomentOf('3-record-safety-copy', () => Promise.reject(new Error('broken off')));
    await expect(saved(id)).rejects.toThrow('broken off');
    await must(saved(id));
    expect(await history()).toHaveLength(1);
    const own = { owner: { S: ada }, entry: { S: `EXPORT#${id}` }, id: { S: id }, status: { S: 'REQUESTED' } };
    await restores.table.put(own);
    await must(saved(id));
    expect(await history()).toEqual([own]);
  });
});
