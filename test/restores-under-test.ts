import type { DataSource } from 'local-aws/appsync/data-sources/data-source.ts';
import type { ExportsTableUnderTest } from './exports-table-under-test.ts';
import { openExportsTable } from './exports-table-under-test.ts';
import { fieldUnderTest } from './pipeline-under-test.ts';
import type { Ran } from './resolver-under-test.ts';
import { ada, asAda, asRole, resolverNowMs } from './resolver-under-test.ts';
import { ulidAt } from './ulid-at.ts';

type Field = (args: Record<string, unknown>) => Promise<Ran>;

/** The fields of restores over a table, called as one person, as the restore worker and as the sweeper. */
export interface RestoresUnderTest {
  readonly table: ExportsTableUnderTest;
  readonly clock: { aheadMs: number; nowMs(): number };
  /** `takes` is true when the worker's function accepts events. */
  readonly worker: { takes: boolean; readonly events: unknown[] };
  readonly person: Readonly<
    Record<'prepare' | 'check' | 'apply' | 'stop' | 'undo' | 'find' | 'list' | 'preview', Field>
  >;
  readonly functions: Readonly<Record<'claim' | 'report' | 'continue' | 'settle', Field>>;
  /** Does something once, before a step of a pipeline reaches its data source: two requests in the same moment. */
  inTheMomentOf(step: string, act: () => Promise<unknown>): void;
  /** An id that has not been used yet. */
  newId(): string;
}

const findLock = ['steps/find-lock', 'steps/find-lock-holder'];
const takeLock = ['steps/lift-stale-writer', 'steps/take-lock'];
const start = ['steps/start-run', 'steps/rest-unstarted'];
const endWriter = ['steps/lift-writer', 'steps/release-lock'];

/** The steps of `infra/resolver-wiring.ts`. A stack test runs the deployed pipelines themselves. */
const orders = {
  prepare: ['1-find', 'steps/count-use', '2-put'],
  check: ['1-find', 'steps/count-use', '2-begin', ...start],
  apply: ['1-find', ...findLock, 'steps/count-use', ...takeLock, '2-begin', 'steps/announce-writer', ...start],
  undo: ['1-find', ...findLock, ...takeLock, '2-begin', 'steps/announce-writer', ...start],
  report: ['1-find', 'steps/announce-writer', '2-report', '3-record-safety-copy', ...endWriter],
  continue: ['1-find', '2-release', 'steps/start-run', ...endWriter],
  settle: ['1-find', 'steps/announce-writer', '2-settle', 'steps/start-run', ...endWriter],
};

export async function openRestores(): Promise<RestoresUnderTest> {
  const table = await openExportsTable();
  const clock = { aheadMs: 0, nowMs: () => resolverNowMs + clock.aheadMs };
  const worker: RestoresUnderTest['worker'] = { takes: true, events: [] };
  const lambda: DataSource = (request) => {
    if (!worker.takes)
      return Promise.resolve({ result: null, error: { type: 'Lambda:ResourceNotFoundException', message: 'gone' } });
    worker.events.push((request as { payload: unknown }).payload);
    return Promise.resolve({ result: null });
  };
  const moments = new Map<string, () => Promise<unknown>>();
  const beforeStep = async (step: string) => {
    const act = moments.get(step);
    moments.delete(step);
    await act?.();
  };
  const over = { table: table.source, clock, of: { 'start-run': lambda }, beforeStep };
  const field = (coordinate: string, order?: readonly string[]) =>
    fieldUnderTest(coordinate, { ...over, ...(order && { order }) });
  // A field is made once: its sandboxes take longer than its calls.
  const asPerson = (coordinate: string, order?: readonly string[]): Field => {
    const run = field(coordinate, order);
    return (args) => run(asAda(args));
  };
  const asFunction = (
    role: 'restores' | 'sweeper',
    coordinate: string,
    order: readonly string[] | undefined,
    wrap: (args: Record<string, unknown>) => object = (args) => args,
  ): Field => {
    const run = field(coordinate, order);
    return (args) => run(asRole(role, wrap({ owner: ada, ...args }) as never));
  };
  let made = 0;
  return {
    table,
    clock,
    worker,
    inTheMomentOf: (step, act) => void moments.set(step, act),
    newId: () => ulidAt(clock.nowMs(), (made += 1)),
    person: {
      prepare: asPerson('Mutation.prepareRestore', orders.prepare),
      check: asPerson('Mutation.checkRestore', orders.check),
      apply: asPerson('Mutation.applyRestore', orders.apply),
      stop: asPerson('Mutation.stopRestore'),
      undo: asPerson('Mutation.undoRestore', orders.undo),
      find: asPerson('Query.restore'),
      list: asPerson('Query.restores'),
      preview: asPerson('Query.restorePreview'),
    },
    functions: {
      claim: asFunction('restores', 'Mutation.claimRestore', undefined),
      report: asFunction('restores', 'Mutation.reportRestore', orders.report, (input) => ({ input })),
      continue: asFunction('restores', 'Mutation.continueRestore', orders.continue),
      settle: asFunction('sweeper', 'Mutation.settleRestore', orders.settle),
    },
  };
}
