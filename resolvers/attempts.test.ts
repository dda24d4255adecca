import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ExportsUnderTest } from '../test/exports-under-test.ts';
import { openExports } from '../test/exports-under-test.ts';
import { leaseSeconds } from './times.ts';

let exports: ExportsUnderTest;
let id: string;
const days = { from: '2025-01-01', to: '2025-01-31' };
const progress = { phase: 'READING', rowsRead: 1, bytesDone: 1, fraction: 0.1 };
const archive = {
  fileName: 'a.zip',
  bytes: 1,
  sha256: 'a'.repeat(64),
  entries: [],
  consistency: 'EACH_PAGE',
  reconciliation: [],
  expiresAt: '2036-01-23T00:00:00.000Z',
  firstDay: null,
  lastDay: null,
  recordsOutsideDays: 0,
  months: [],
};
const refused = (errorType: string, status?: string, attempt?: number) => ({
  kind: 'error',
  error: { errorType, ...(status === undefined ? {} : { errorInfo: { status, attempt } }) },
});
const answered = (value: object) => ({ kind: 'returned', value });
const pass = (seconds: number) => {
  exports.clock.aheadMs += seconds * 1000;
};

beforeAll(async () => {
  exports = await openExports();
});
afterAll(() => exports.table.close());

/** Each test uses its own day, so that none uses up the quota of another. */
beforeEach(async () => {
  pass(86_400);
  id = exports.newId();
  expect(await exports.person.request({ ...days, requestId: id })).toMatchObject(
    answered({ status: 'REQUESTED', attempt: 0 }),
  );
});

const claim = (claimant: string, more: object = days) => exports.functions.claim({ id, claimant, ...more });

describe('claiming', () => {
  it('takes an export once, and again when its lease has lapsed', async () => {
    expect(await claim('one')).toMatchObject(answered({ status: 'RUNNING', attempt: 1 }));
    expect(await claim('two')).toMatchObject(refused('ClaimHeld'));
    pass(leaseSeconds);
    expect(await claim('two')).toMatchObject(refused('ClaimHeld'));
    pass(1);
    expect(await claim('two')).toMatchObject(answered({ attempt: 2 }));
  });

  it('gives a run that claims again what it holds, and changes nothing', async () => {
    const first = await claim('one');
    expect(await claim('one')).toMatchObject(
      answered({ attempt: 1, version: (first as { value: { version: number } }).value.version }),
    );
  });

  it.each([
    ['other days', { from: '2025-02-01', to: '2025-02-28' }],
    ['another last day', { from: days.from, to: '2025-02-01' }],
    ['another first day', { from: '2025-01-02', to: days.to }],
    ['everything', {}],
  ])('is refused to an event of %s', async (_, more) => {
    expect(await claim('one', more)).toMatchObject(refused('ClaimRefused', 'REQUESTED', 0));
    await claim('one');
    // The same claimant as the run that holds it is refused too.
    expect(await claim('one', more)).toMatchObject(refused('ClaimRefused', 'RUNNING', 1));
  });

  it('of everything is refused to an event of days', async () => {
    id = exports.newId();
    await exports.person.request({ requestId: id });
    expect(await claim('one')).toMatchObject(refused('ClaimRefused'));
    expect(await claim('one', {})).toMatchObject(answered({ everything: true, from: null, to: null }));
  });

  it('is refused when it has ended, never was, or was deleted', async () => {
    await exports.person.cancel({ id });
    expect(await claim('one')).toMatchObject(refused('ClaimRefused', 'CANCELLED', 0));
    await exports.person.remove({ id });
    expect(await claim('one')).toMatchObject(refused('ClaimRefused', 'DELETED', 0));
    expect(await exports.functions.claim({ id: exports.newId(), claimant: 'one', ...days })).toMatchObject({
      kind: 'error',
      error: { errorType: 'ClaimRefused', errorInfo: null },
    });
  });
});

describe('an attempt that no longer holds the export', () => {
  beforeEach(async () => {
    await claim('one');
    pass(leaseSeconds + 1);
    await claim('two');
  });

  it('can neither report, nor finish, nor fail it', async () => {
    expect(await exports.functions.report({ id, attempt: 1, progress })).toMatchObject(refused('ReportRefused'));
    expect(await exports.functions.report({ id, attempt: 1, progress, archive })).toMatchObject(
      refused('ReportRefused'),
    );
    expect(await exports.functions.fail({ id, attempt: 1, code: 'INTERNAL', message: 'x' })).toMatchObject(
      refused('FailRefused', 'RUNNING', 2),
    );
    expect(await exports.functions.fail({ id, attempt: 3, code: 'INTERNAL', message: 'x' })).toMatchObject(
      refused('FailRefused', 'RUNNING', 2),
    );
    expect(await exports.functions.report({ id, attempt: 2, progress })).toMatchObject(
      answered({ attempt: 2, progress }),
    );
  });
});

describe('failing', () => {
  it('without an attempt ends what no live lease holds', async () => {
    await claim('one');
    const stopped = { id, code: 'WORKER_STOPPED', message: 'x' };
    expect(await exports.functions.fail(stopped)).toMatchObject(refused('FailRefused', 'RUNNING', 1));
    pass(leaseSeconds + 1);
    expect(await exports.functions.fail(stopped)).toMatchObject(
      answered({ status: 'FAILED', failure: { code: 'WORKER_STOPPED' } }),
    );
    // The answer was lost, and the call is repeated.
    expect(await exports.functions.fail(stopped)).toMatchObject(answered({ status: 'FAILED' }));
    expect(await exports.functions.fail({ ...stopped, code: 'INTERNAL' })).toMatchObject(
      refused('FailRefused', 'FAILED', 1),
    );
  });

  it('by its holder ends it at once, and said again is the same', async () => {
    await claim('one');
    const mine = { id, attempt: 1, code: 'ITEM_UNWRITABLE', message: 'x' };
    expect(await exports.functions.fail(mine)).toMatchObject(answered({ status: 'FAILED', attempt: 1 }));
    expect(await exports.functions.fail(mine)).toMatchObject(answered({ status: 'FAILED' }));
    expect(await exports.functions.fail({ ...mine, attempt: 2 })).toMatchObject(refused('FailRefused', 'FAILED', 1));
  });

  it('by an attempt is no way to end what no attempt has', async () => {
    expect(await exports.functions.fail({ id, attempt: 0, code: 'INTERNAL', message: 'x' })).toMatchObject(
      refused('FailRefused', 'REQUESTED', 0),
    );
  });
});

describe('a READY', () => {
  it('said again is the same, and with another file is refused', async () => {
    await claim('one');
    expect(await exports.functions.report({ id, attempt: 1, progress, archive })).toMatchObject(
      answered({ status: 'READY' }),
    );
    expect(await exports.functions.report({ id, attempt: 1, progress, archive })).toMatchObject(
      answered({ status: 'READY' }),
    );
    expect(
      await exports.functions.report({ id, attempt: 1, progress, archive: { ...archive, sha256: 'b'.repeat(64) } }),
    ).toMatchObject(refused('ReportRefused'));
    expect(await exports.functions.report({ id, attempt: 1, progress })).toMatchObject(refused('ReportRefused'));
    // Once deleted, it is no longer in its former state.
    await exports.person.remove({ id });
    expect(await exports.functions.report({ id, attempt: 1, progress })).toMatchObject(refused('ReportRefused'));
    expect(await exports.functions.report({ id, attempt: 1, progress, archive })).toMatchObject(
      refused('ReportRefused'),
    );
  });
});
