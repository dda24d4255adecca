import type { DataSource } from 'local-aws/appsync/data-sources/data-source.ts';
import type { ExportsTableUnderTest } from './exports-table-under-test.ts';
import { openExportsTable } from './exports-table-under-test.ts';
import { fieldUnderTest } from './pipeline-under-test.ts';
import type { Ran } from './resolver-under-test.ts';
import { ada, asAda, asWorker, resolverNowMs } from './resolver-under-test.ts';
import { ulidAt } from './ulid-at.ts';

type Field = (args: Record<string, unknown>) => Promise<Ran>;

/** The fields of exports over a table, called as one person and as the worker. */
export interface ExportsUnderTest {
  readonly table: ExportsTableUnderTest;
  readonly clock: { aheadMs: number; nowMs(): number };
  /** `takes` is true when the worker's function accepts events. */
  readonly worker: { takes: boolean; readonly events: unknown[] };
  /** Code that runs in the middle of a request, after the request has read the quota. */
  readonly meanwhile: { afterLookUp: () => Promise<unknown> };
  readonly person: Readonly<Record<'request' | 'cancel' | 'remove' | 'accept' | 'find' | 'list' | 'quota', Field>>;
  readonly functions: Readonly<Record<'claim' | 'report' | 'fail', Field>>;
  /** An id that has not been used yet. */
  newId(): string;
}

export async function openExports(): Promise<ExportsUnderTest> {
  const table = await openExportsTable();
  const clock = { aheadMs: 0, nowMs: () => resolverNowMs + clock.aheadMs };
  const worker: ExportsUnderTest['worker'] = { takes: true, events: [] };
  const lambda: DataSource = (request) => {
    if (!worker.takes)
      return Promise.resolve({ result: null, error: { type: 'Lambda:ResourceNotFoundException', message: 'gone' } });
    worker.events.push((request as { payload: unknown }).payload);
    return Promise.resolve({ result: null });
  };
  const over = { table: table.source, clock };
  const meanwhile: ExportsUnderTest['meanwhile'] = { afterLookUp: () => Promise.resolve() };
  const lookUp: DataSource = async (request, signal) => {
    const seen = await table.source(request, signal);
    await meanwhile.afterLookUp();
    return seen;
  };
  const ends = { shared: ['steps/give-back-day', 'steps/release-slot'] };
  const asPerson =
    (field: ReturnType<typeof fieldUnderTest>): Field =>
    (args) =>
      field(asAda(args));
  const asFunction =
    (field: ReturnType<typeof fieldUnderTest>, wrap: (args: Record<string, unknown>) => object): Field =>
    (args) =>
      field(asWorker(wrap({ owner: ada, ...args }) as never));
  let made = 0;
  return {
    table,
    clock,
    worker,
    meanwhile,
    newId: () => ulidAt(clock.nowMs(), (made += 1)),
    person: {
      request: asPerson(
        fieldUnderTest('Mutation.requestExport', {
          ...over,
          ...ends,
          of: { '2-look-up-quota': lookUp, '7-start': lambda },
        }),
      ),
      cancel: asPerson(fieldUnderTest('Mutation.cancelExport', { ...over, shared: ['steps/release-slot'] })),
      remove: asPerson(
        fieldUnderTest('Mutation.deleteExport', {
          ...over,
          of: { '2-delete-archive': () => Promise.resolve({ result: true }) },
        }),
      ),
      accept: asPerson(fieldUnderTest('Mutation.acceptExport', over)),
      find: asPerson(fieldUnderTest('Query.export', over)),
      list: asPerson(fieldUnderTest('Query.exports', over)),
      quota: asPerson(fieldUnderTest('Query.exportQuota', over)),
    },
    functions: {
      claim: asFunction(fieldUnderTest('Mutation.claimExport', over), (args) => args),
      report: asFunction(
        fieldUnderTest('Mutation.reportExport', { ...over, shared: ['steps/release-slot'] }),
        (input) => ({ input }),
      ),
      fail: asFunction(fieldUnderTest('Mutation.failExport', { ...over, ...ends }), (input) => ({ input })),
    },
  };
}
