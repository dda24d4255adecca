import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RestoreRequest, RestoreStatus } from '../ledger/restore-status.ts';
import { restoreStatuses } from '../ledger/restore-status.ts';
import { ada } from '../test/resolver-under-test.ts';
import type { RestoresUnderTest } from '../test/restores-under-test.ts';
import { openRestores } from '../test/restores-under-test.ts';
import { leaseSeconds, startWithinSeconds, uploadSeconds } from './times.ts';

let restores: RestoresUnderTest;
let id: string;
const file = { fileName: 'copy.zip', bytes: 1000, sha256: 'a'.repeat(64) };
const hash = 'b'.repeat(64);
const choice = { mode: 'ADD', changesMasters: false, hash };
const outcome = { direction: 'APPLY', done: 1, conflicts: 0, unwritable: 0, newcomers: 0, money: [] };
const found = {
  ...{ kind: 'ARCHIVE', formatVersion: 1, isOfAnotherOwner: false, requestedAt: null, from: null, to: null },
  ...{ everything: true, salvaged: false, tables: [], refused: [], unwritable: 0, methods: [], turnedKinds: [] },
  ...{ methodsLeftOut: null, slipsWithoutEffect: 0, turnedKindsLeftOut: null },
  plans: [{ ...choice, added: 1, changed: 0, deleted: 0 }],
};
const safetyCopy = {
  attempt: 2,
  language: 'ja',
  from: null,
  to: null,
  undoUntil: '2026-02-15T00:00:00.000Z',
  archive: {
    ...{ fileName: 'a.zip', bytes: 1, sha256: 'c'.repeat(64), entries: [], consistency: 'EACH_PAGE' },
    ...{ reconciliation: [], expiresAt: '2026-02-16T00:00:00.000Z', firstDay: null, lastDay: null },
    ...{ recordsOutsideDays: 0, months: [] },
  },
};
const failure = { code: 'INTERNAL', message: 'No.' };
const answered = (value: object) => ({ kind: 'returned', value });
const refused = (errorType: string, more: object = {}) => ({ kind: 'error', error: { errorType, ...more } });
const pass = (seconds: number) => {
  restores.clock.aheadMs += seconds * 1000;
};

beforeAll(async () => {
  restores = await openRestores();
});
afterAll(() => restores.table.close());

beforeEach(async () => {
  await restores.table.clear();
  restores.worker.takes = true;
  restores.worker.events.length = 0;
  id = restores.newId();
});

const prepare = (more: object = {}) => restores.person.prepare({ ...file, requestId: id, ...more });
const check = () => restores.person.check({ id });
const apply = (more: object = {}) => restores.person.apply({ id, ...choice, ...more });
const claim = (claimant = 'one') => restores.functions.claim({ id, claimant });
const report = (attempt: number, more: object = {}) => restores.functions.report({ id, attempt, ...more });
const settle = () => restores.functions.settle({ id });
const statusNow = async () =>
  ((await restores.person.find({ id })) as { value: { status: RestoreStatus } }).value.status;

async function must(step: Promise<{ kind: string }>): Promise<void> {
  expect(await step).toMatchObject({ kind: 'returned' });
}

/** The shortest way of a restore to each status. Every step must be accepted. */
const ways: Readonly<Record<RestoreStatus, () => Promise<void>>> = {
  UPLOADING: () => must(prepare()),
  CHECKING: async () => {
    await ways.UPLOADING();
    await must(check());
  },
  CHECKED: async () => {
    await ways.CHECKING();
    await must(claim());
    await must(report(1, { status: 'CHECKED', found, eTag: 'e' }));
  },
  REFUSED: async () => {
    await ways.CHECKING();
    await must(claim());
    await must(report(1, { status: 'REFUSED', refusal: { code: 'NOT_A_ZIP', facts: [], message: 'No.' } }));
  },
  EXPIRED: async () => {
    await ways.UPLOADING();
    pass(uploadSeconds + 1);
    await must(settle());
  },
  SAVING: async () => {
    await ways.CHECKED();
    await must(apply());
    await must(claim('two'));
  },
  APPLYING: async () => {
    await ways.SAVING();
    await must(report(2, { status: 'APPLYING', safetyCopy: future(safetyCopy) }));
  },
  VERIFYING: async () => {
    await ways.APPLYING();
    await must(report(2, { status: 'VERIFYING' }));
  },
  APPLIED: async () => {
    await ways.VERIFYING();
    await must(report(2, { status: 'APPLIED', outcome }));
  },
  STOPPING: async () => {
    await ways.APPLYING();
    await must(restores.person.stop({ id }));
  },
  STOPPED: async () => {
    await ways.STOPPING();
    await must(report(2, { status: 'STOPPED' }));
  },
  UNDOING: async () => {
    await ways.APPLIED();
    await must(restores.person.undo({ id }));
    await must(claim('three'));
  },
  UNDONE: async () => {
    await ways.UNDOING();
    await must(report(3, { status: 'UNDONE', outcome }));
  },
  UNDO_INCOMPLETE: async () => {
    await ways.UNDOING();
    await must(report(3, { status: 'UNDO_INCOMPLETE', outcome }));
  },
  FAILED: async () => {
    await ways.CHECKING();
    await must(claim());
    await must(report(1, { failure }));
  },
};

/** The same safety copy with a date after the clock of the test. */
function future(copy: typeof safetyCopy) {
  const undoUntil = new Date(restores.clock.nowMs() + 30 * 86_400_000).toISOString();
  return { ...copy, undoUntil, archive: { ...copy.archive, expiresAt: undoUntil } };
}

const statuses = Object.keys(restoreStatuses) as RestoreStatus[];
const requests: Readonly<Record<RestoreRequest, () => Promise<unknown>>> = {
  check,
  apply,
  stop: () => restores.person.stop({ id }),
  undo: () => restores.person.undo({ id }),
};
/** A request for work that is being done already changes nothing. */
const repeats: Readonly<Record<RestoreRequest, readonly RestoreStatus[]>> = {
  check: ['CHECKING'],
  apply: ['SAVING', 'APPLYING', 'VERIFYING', 'STOPPING'],
  stop: ['STOPPING'],
  undo: ['UNDOING'],
};

const allRequests = Object.keys(requests) as RestoreRequest[];
const requestsOf = (status: RestoreStatus) => allRequests.filter((one) => restoreStatuses[status].afterRequest[one]);

describe.each(statuses)('a restore that is %s', (status) => {
  it('refuses every request that its state does not name, and stays as it is', async () => {
    await ways[status]();
    for (const request of allRequests.filter((one) => !requestsOf(status).includes(one))) {
      const answer = await requests[request]();
      if (repeats[request].includes(status)) expect([request, answer]).toMatchObject([request, answered({ status })]);
      else expect([request, answer]).toMatchObject([request, refused('NotNow', { errorInfo: { status } })]);
    }
    expect(await statusNow()).toBe(status);
  });

  it('takes the others', async () => {
    for (const request of requestsOf(status)) {
      await restores.table.clear();
      await ways[status]();
      const next = restoreStatuses[status].afterRequest[request];
      expect(await requests[request]()).toMatchObject(answered({ status: next }));
    }
  });

  it('is taken by a run exactly when it is at work, and held for the time of a lease', async () => {
    await ways[status]();
    const { isWorking } = restoreStatuses[status];
    // Nobody has claimed the check yet.
    if (isWorking && status !== 'CHECKING') {
      expect(await claim('other')).toMatchObject(refused('ClaimHeld'));
      pass(leaseSeconds + 1);
    }
    expect(await claim('other')).toMatchObject(
      isWorking ? answered({ status }) : refused('ClaimRefused', { errorInfo: { status } }),
    );
  });
});

const working = statuses.filter((status) => restoreStatuses[status].isWorking && status !== 'CHECKING');

describe.each(working)('the run of a restore that is %s', (status) => {
  const attempt = status === 'UNDOING' ? 3 : 2;
  const { reports } = restoreStatuses[status];
  const tell = (next: RestoreStatus) => {
    const more = next === 'APPLYING' ? { safetyCopy: future(safetyCopy) } : {};
    return report(attempt, { status: next, outcome, ...more });
  };

  it('may report no status but those that its state names', async () => {
    await ways[status]();
    for (const next of statuses.filter((one) => one !== status && !reports.includes(one)))
      expect([next, await tell(next)]).toMatchObject([next, refused('ReportRefused', { errorInfo: { status } })]);
    expect(await tell(status)).toMatchObject(answered({ status }));
  });

  it.each(reports)('may report %s', async (next) => {
    await ways[status]();
    expect(await tell(next)).toMatchObject(answered({ status: next }));
    // The answer was lost, and the report is repeated.
    if (!restoreStatuses[next].isWorking) expect(await tell(next)).toMatchObject(answered({ status: next }));
  });

  it('leads to the state after a failure', async () => {
    await ways[status]();
    expect(await report(attempt, { failure })).toMatchObject(
      answered({ status: restoreStatuses[status].afterFailure, failure }),
    );
  });

  it('is refused to a run of an earlier number, and to one that was replaced', async () => {
    await ways[status]();
    expect(await report(attempt - 1)).toMatchObject(refused('ReportRefused'));
    pass(leaseSeconds + 1);
    await must(claim('later'));
    expect(await report(attempt)).toMatchObject(refused('ReportRefused'));
  });

  it('gets what is due when its lease has lapsed, and nothing before', async () => {
    await ways[status]();
    expect(await settle()).toMatchObject(refused('SettleRefused'));
    pass(leaseSeconds + 1);
    const { afterLapse } = restoreStatuses[status];
    restores.worker.events.length = 0;
    expect(await settle()).toMatchObject(answered({ status: afterLapse === 'CONTINUE' ? status : afterLapse }));
    expect(restores.worker.events).toHaveLength(afterLapse === 'CONTINUE' ? 1 : 0);
  });
});

describe('runs without progress', () => {
  it('end a restore after the third in a row, and a report of progress begins the count again', async () => {
    await ways.APPLYING();
    const lapse = async () => {
      pass(leaseSeconds + 1);
      return settle();
    };
    for (let run = 3; run < 5; run += 1) {
      expect(await lapse()).toMatchObject(answered({ status: 'APPLYING' }));
      await must(claim(`run ${run}`));
    }
    await must(report(4, { progress: { done: 5, total: 10, isSlow: false } }));
    for (let run = 5; run < 8; run += 1) {
      expect(await lapse()).toMatchObject(answered({ status: 'APPLYING' }));
      await must(claim(`run ${run}`));
    }
    expect(await lapse()).toMatchObject(answered({ status: 'STOPPED', failure: { code: 'NO_PROGRESS' } }));
  });
});

describe('runs that die without a word', () => {
  it('count like runs that the sweeper has started', async () => {
    await ways.APPLYING();
    for (let run = 3; run < 6; run += 1) {
      pass(leaseSeconds + 1);
      await must(claim(`retry ${run}`));
    }
    pass(leaseSeconds + 1);
    expect(await settle()).toMatchObject(answered({ status: 'STOPPED', failure: { code: 'NO_PROGRESS' } }));
  });
});

describe('runs that give their lease up without progress', () => {
  it('end a restore after the third in a row', async () => {
    await ways.APPLYING();
    const rounds = [2, 3].map((attempt) => async () => {
      expect(await restores.functions.continue({ id, attempt })).toMatchObject(answered({ status: 'APPLYING' }));
      await must(claim(`run ${attempt + 1}`));
    });
    for (const round of rounds) await round();
    expect(await restores.functions.continue({ id, attempt: 4 })).toMatchObject(
      answered({ status: 'STOPPED', failure: { code: 'NO_PROGRESS' } }),
    );
    id = restores.newId();
    // The lock is free again.
    await ways.SAVING();
  });
});

describe('a file that is never put back', () => {
  it.each(['UPLOADING', 'CHECKED', 'FAILED', 'REFUSED'] as const)(
    'is due to be removed after a day, once, when its restore is %s',
    async (status) => {
      await ways[status]();
      expect(await settle()).toMatchObject(refused('SettleRefused'));
      pass(uploadSeconds + 1);
      const next = status === 'REFUSED' ? 'REFUSED' : 'EXPIRED';
      expect(await settle()).toMatchObject(answered({ status: next }));
      expect(await settle()).toMatchObject(refused('SettleRefused', { errorInfo: { status: next } }));
    },
  );
});

describe('a run that gives its lease up', () => {
  it('is followed by one event, and by the next run at once', async () => {
    await ways.APPLYING();
    restores.worker.events.length = 0;
    await must(restores.functions.continue({ id, attempt: 2 }));
    await must(restores.functions.continue({ id, attempt: 2 }));
    expect(restores.worker.events).toHaveLength(1);
    expect(await report(2)).toMatchObject(refused('ReportRefused'));
    expect(await claim('next')).toMatchObject(answered({ attempt: 3, status: 'APPLYING' }));
  });

  it('is found by the sweeper when the event was lost', async () => {
    await ways.APPLYING();
    restores.worker.takes = false;
    await must(restores.functions.continue({ id, attempt: 2 }));
    restores.worker.takes = true;
    pass(leaseSeconds + 1);
    expect(await settle()).toMatchObject(answered({ status: 'APPLYING' }));
    expect(restores.worker.events.at(-1)).toMatchObject({ id });
  });
});

describe('a restore that was stopped before its first write', () => {
  it('is as it was after the check, and so when its run failed or was never heard of again', async () => {
    await ways.SAVING();
    await must(restores.person.stop({ id }));
    expect(await report(2, { status: 'STOPPED' })).toMatchObject(answered({ status: 'CHECKED' }));
    await must(apply());
    await must(restores.person.stop({ id }));
    pass(startWithinSeconds + 1);
    expect(await settle()).toMatchObject(answered({ status: 'CHECKED', failure: null }));
  });
});

describe('the lock of an owner', () => {
  it('keeps a second restore out, and names the first', async () => {
    await ways.APPLYING();
    const first = id;
    id = restores.newId();
    await ways.CHECKED();
    expect(await apply()).toMatchObject(refused('RestoreInTheWay', { errorInfo: { id: first } }));
    expect(await statusNow()).toBe('CHECKED');
    [id] = [first, id];
    await must(report(2, { failure }));
  });

  it('is free after the end, and when its release was lost', async () => {
    await ways.APPLIED();
    id = restores.newId();
    await ways.SAVING();
    await must(report(2, { failure }));
    expect(await statusNow()).toBe('FAILED');
    id = restores.newId();
    await ways.SAVING();
  });
});

describe('a last report that broke off before the lock was released', () => {
  it('is repeated, and releases what the first one left', async () => {
    await ways.APPLYING();
    await must(report(2, { failure }));
    const left = async () =>
      (await restores.table.items()).filter(
        (item) => item['entry']?.S === 'RESTORE_LOCK' || item['writers'] !== undefined,
      );
    expect(await left()).toEqual([]);
    const row = (await restores.table.items()).find((item) => item['entry']?.S === `RESTORE#${id}`);
    const turn = row?.['turn']?.S ?? '';
    const key = { owner: { S: ada } };
    await restores.table.put({ ...key, entry: { S: 'RESTORE_LOCK' }, id: { S: id }, turn: { S: turn } });
    const writer = `${id}#${turn}`;
    await restores.table.put({ ...key, entry: { S: 'LEDGER' }, ledgerVersion: { N: '7' }, writers: { SS: [writer] } });
    expect(await left()).toHaveLength(2);
    expect(await report(2, { failure })).toMatchObject(answered({ status: 'STOPPED' }));
    expect(await left()).toEqual([]);
  });
});

describe('the writers of a ledger', () => {
  const writers = async () => {
    const items = await restores.table.items();
    const all = items.find((item) => item['entry']?.S === 'LEDGER')?.['writers']?.SS ?? [];
    // A writer is a restore in one of its turns.
    return all.map((writer) => writer.split('#')[0]);
  };

  it.each(statuses)('hold a restore that is %s exactly while it may write', async (status) => {
    await ways[status]();
    const mayHaveBegun =
      status === 'APPLYING' || status === 'VERIFYING' || status === 'STOPPING' || status === 'UNDOING';
    expect((await writers()).includes(id)).toBe(mayHaveBegun);
    if (mayHaveBegun) await must(report(status === 'UNDOING' ? 3 : 2, { failure }));
    if (status === 'SAVING') await must(report(2, { failure }));
    expect(await writers()).not.toContain(id);
  });
});

describe('a plan', () => {
  it('is that of the last check, and then that with which the restore began', async () => {
    await ways.CHECKED();
    expect(await apply({ hash: 'd'.repeat(64) })).toMatchObject(refused('PlanChanged'));
    expect(await apply({ mode: 'EXACT' })).toMatchObject(refused('PlanChanged'));
    await must(apply());
    await must(claim('two'));
    await must(report(2, { status: 'APPLYING', safetyCopy: future(safetyCopy) }));
    await must(report(2, { failure }));
    expect(await apply({ hash: 'd'.repeat(64) })).toMatchObject(refused('PlanChanged', { errorInfo: { choice } }));
    // The hash was confirmed for masters as they are. With it, changed masters would be another plan.
    expect(await apply({ changesMasters: true })).toMatchObject(refused('PlanChanged', { errorInfo: { choice } }));
    expect(await apply()).toMatchObject(answered({ status: 'APPLYING', failure: null, choice }));
    await must(claim('three'));
    await must(report(3, { failure }));
  });
});

describe('a copy that lacks records', () => {
  const exact = { mode: 'EXACT', changesMasters: false, hash };
  const table = (name: string, refusedLines: number) => ({
    ...{ table: name, rows: 1, added: 0, changed: 0, same: 0, onlyHere: 1, refused: refusedLines },
  });

  it.each([
    ['SALVAGED', { salvaged: true }],
    ['LINES_REFUSED', { tables: [table('slips', 0), table('balances', 1)] }],
  ])('can be added, and a ledger is not made exactly like it: %s', async (obstacle, more) => {
    await ways.CHECKING();
    await must(claim());
    const plans = [...found.plans, { ...exact, added: 0, changed: 0, deleted: 1 }];
    await must(report(1, { status: 'CHECKED', found: { ...found, plans, ...more }, eTag: 'e' }));
    expect(await apply(exact)).toMatchObject(refused('CopyIncomplete', { errorInfo: { obstacle } }));
    expect(await statusNow()).toBe('CHECKED');
    await must(apply());
  });
});

describe('limits', () => {
  it('are twenty uploads, twenty checks and five restores a day', async () => {
    const prepareNew = () => {
      id = restores.newId();
      return prepare();
    };
    for (let upload = 0; upload < 20; upload += 1) await must(prepareNew());
    expect(await prepareNew()).toMatchObject(refused('QuotaExceeded', { errorInfo: { use: 'uploads', perDay: 20 } }));
    pass(86_400);
    await ways.UPLOADING();
    for (let done = 1; done <= 20; done += 1) {
      await must(check());
      await must(claim(`check ${done}`));
      await must(report(done, { status: 'CHECKED', found, eTag: 'e' }));
    }
    expect(await check()).toMatchObject(refused('QuotaExceeded', { errorInfo: { use: 'checks', perDay: 20 } }));
    for (let done = 21; done <= 25; done += 1) {
      await must(apply());
      await must(claim(`apply ${done}`));
      await must(restores.person.stop({ id }));
      await must(report(done, { status: 'STOPPED' }));
    }
    expect(await apply()).toMatchObject(refused('QuotaExceeded', { errorInfo: { use: 'applies', perDay: 5 } }));
  });

  it.each([
    ['an empty file', { bytes: 0 }],
    ['more than 1 GiB', { bytes: 1024 ** 3 + 1 }],
    ['half a byte', { bytes: 1.5 }],
    ['no SHA-256', { sha256: 'A'.repeat(64) }],
    ['no name', { fileName: '' }],
    ['a name of 256 characters', { fileName: 'x'.repeat(256) }],
  ])('refuse %s before anything is counted', async (_, more) => {
    expect(await prepare(more)).toMatchObject(refused('InvalidArgument'));
    expect(await restores.person.find({ id })).toMatchObject({ kind: 'returned', value: null });
  });
});

describe('a worker that cannot be invoked', () => {
  it('leaves a check FAILED and a restore FAILED, at rest, and says so', async () => {
    await ways.UPLOADING();
    restores.worker.takes = false;
    expect(await check()).toMatchObject(refused('RestoreNotStarted'));
    expect(await statusNow()).toBe('FAILED');
    restores.worker.takes = true;
    id = restores.newId();
    await ways.CHECKED();
    restores.worker.takes = false;
    expect(await apply()).toMatchObject(refused('RestoreNotStarted'));
    expect(await statusNow()).toBe('FAILED');
  });
});

describe('a run that cannot be started part-way', () => {
  it.each(['apply', 'undo'] as const)(
    'leaves STOPPED at the request to %s, and the sweeper frees lock and ledger',
    async (request) => {
      await ways.STOPPED();
      restores.worker.takes = false;
      expect(await requests[request]()).toMatchObject(refused('RestoreNotStarted'));
      expect(await statusNow()).toBe('STOPPED');
      expect(await settle()).toMatchObject(refused('SettleRefused'));
      pass(leaseSeconds + 1);
      expect(await settle()).toMatchObject(answered({ status: 'STOPPED', failure: { code: 'NOT_STARTED' } }));
      const left = (await restores.table.items()).filter(
        (item) => item['entry']?.S === 'RESTORE_LOCK' || item['writers'] !== undefined,
      );
      expect(left).toEqual([]);
      expect(await settle()).toMatchObject(refused('SettleRefused'));
    },
  );
});

describe('a restore of another person', () => {
  it('does not exist', async () => {
    for (const ask of [check, apply, requests.stop, requests.undo])
      expect(await ask()).toMatchObject(refused('NotFound'));
  });
});

describe('the same upload announced twice', () => {
  it('is one restore, and another file under the same id is refused', async () => {
    await must(prepare());
    expect(await prepare()).toMatchObject(answered({ status: 'UPLOADING', version: 1 }));
    expect(await prepare({ bytes: 999 })).toMatchObject(refused('RequestIdReused'));
  });
});
