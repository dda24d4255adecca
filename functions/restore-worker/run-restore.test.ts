import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ada } from '../../test/resolver-under-test.ts';
import type { RestoresUnderTest } from '../../test/restores-under-test.ts';
import { openRestores } from '../../test/restores-under-test.ts';
import type { RestoreStateFragment } from '../__generated__/graphql.ts';
import type { RestoreJobs, RestoreRefusal } from '../jobs/restore-jobs.ts';
import { RestoreRefused } from '../jobs/restore-jobs.ts';
import type { RunEnd } from './run-restore.ts';
import { runRestore } from './run-restore.ts';

let restores: RestoresUnderTest;
let id: string;
beforeAll(async () => {
  restores = await openRestores();
});
afterAll(() => restores.table.close());
beforeEach(async () => {
  await restores.table.clear();
  id = restores.newId();
});

type Ran = Awaited<ReturnType<RestoresUnderTest['functions']['claim']>>;

function answerOf(ran: Ran): RestoreStateFragment {
  if (ran.kind === 'returned') return ran.value as RestoreStateFragment;
  if (ran.kind !== 'error') throw new TypeError(`A field answers, and does not end with ${ran.kind}.`);
  const { errorType, errorInfo } = ran.error;
  throw new RestoreRefused(
    errorType as RestoreRefusal,
    (errorInfo as { status?: RestoreStateFragment['status'] } | null)?.status,
  );
}

const jobs = (): RestoreJobs => ({
  claim: async () => answerOf(await restores.functions.claim({ id, claimant: 'a run' })),
  report: async ({ attempt }, report) => answerOf(await restores.functions.report({ id, attempt, ...report })),
  continue: async ({ attempt }) => void answerOf(await restores.functions.continue({ id, attempt })),
  settle: async () => answerOf(await restores.functions.settle({ id })),
});

const stop = () => restores.person.stop({ id });
const now = async () => ((await restores.person.find({ id })) as { value: RestoreStateFragment }).value;

/** A restore whose next run writes. */
async function untilApplying(): Promise<void> {
  const hash = 'b'.repeat(64);
  const plan = { mode: 'ADD', changesMasters: false, hash };
  const found = {
    ...{ kind: 'ARCHIVE', formatVersion: 1, isOfAnotherOwner: false, requestedAt: null, from: null, to: null },
    ...{ everything: true, salvaged: false, tables: [], refused: [], unwritable: 0, methods: [], turnedKinds: [] },
    ...{ methodsLeftOut: null, slipsWithoutEffect: 0, turnedKindsLeftOut: null },
    plans: [{ ...plan, added: 1, changed: 0, deleted: 0 }],
  };
  await restores.person.prepare({ fileName: 'a.zip', bytes: 1, sha256: 'a'.repeat(64), requestId: id });
  await restores.person.check({ id });
  await restores.functions.claim({ id, claimant: 'check' });
  await restores.functions.report({ id, attempt: 1, status: 'CHECKED', found, eTag: 'e' });
  await restores.person.apply({ id, ...plan });
}

/** A run whose time is up after `meanwhile`, before it has written anything. */
function runOutOfTime(meanwhile: () => Promise<unknown>, api: RestoreJobs = jobs()): Promise<RunEnd> {
  const timeIsUp = new AbortController();
  return runRestore(
    { owner: ada, id },
    {
      jobs: api,
      openOwner: async () => {
        await meanwhile();
        timeIsUp.abort();
        throw new Error('The time is up before anything is opened.');
      },
      ...{ retentionDays: 31, timeZone: 'Asia/Tokyo', log: () => undefined, remainingMs: () => 900_000 },
      timeIsUp: timeIsUp.signal,
    },
  );
}

describe('a run whose time is up in the moment in which the person asks to stop', () => {
  it('stops, and does not call the copy too large', async () => {
    await untilApplying();
    expect(await runOutOfTime(stop)).toBe('DONE');
    expect(await now()).toMatchObject({ status: 'CHECKED', failure: null });
  });

  it('stops at once when the request comes between its last report and the next run', async () => {
    await untilApplying();
    await restores.functions.claim({ id, claimant: 'saving' });
    await restores.functions.report({ id, attempt: 2, status: 'APPLYING' });
    await restores.functions.continue({ id, attempt: 2 });
    const real = jobs();
    const interrupted: RestoreJobs = {
      ...real,
      async continue(job) {
        await stop();
        await real.continue(job);
      },
    };
    expect(await runOutOfTime(() => Promise.resolve(), interrupted)).toBe('DONE');
    expect(await now()).toMatchObject({ status: 'STOPPED', failure: null });
  });
});

describe('a run whose time is up while the safety copy is made', () => {
  it('says that the copy is too large for one run', async () => {
    await untilApplying();
    expect(await runOutOfTime(() => Promise.resolve())).toBe('DONE');
    expect(await now()).toMatchObject({ status: 'FAILED', failure: { code: 'TOO_LARGE_FOR_ONE_RUN' } });
  });
});
