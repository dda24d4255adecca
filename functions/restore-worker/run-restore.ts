import type { Copy } from '../../archive/copy/copy.ts';
import { CopyRefused } from '../../archive/copy/copy-refused.ts';
import { datasets } from '../../ledger/datasets.ts';
import { restoreFailureMessage } from '../../ledger/restore-failure-sentences.ts';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import type { Choice } from '../../restore/choice.ts';
import type { Direction } from '../../restore/passes.ts';
import type { RestoreProgressInput, RestoreStateFragment } from '../__generated__/graphql.ts';
import type { LedgerSource } from '../export-worker/make-archive.ts';
import { jobEnd } from '../job-end.ts';
import { ApiUnreachable } from '../jobs/call-api.ts';
import type { Job, JobKey } from '../jobs/jobs.ts';
import type { RestoreJobs, RestoreReport } from '../jobs/restore-jobs.ts';
import { RestoreRefused } from '../jobs/restore-jobs.ts';
import type { StoredTable } from '../ledger-tables/stored-table.ts';
import type { Log } from '../log.ts';
import { errorFields } from '../log.ts';
import type { Storage } from '../storage/bucket.ts';
import { checkCopy } from './check-copy.ts';
import { isThrottle } from './is-throttle.ts';
import { storePreviewList } from './preview-list.ts';
import type { Conflict } from './read-back.ts';
import { readBack } from './read-back.ts';
import { RestoreFailed, restoreFailureCodeOf } from './restore-failure.ts';
import type { RestoreRun } from './restore-run.ts';
import { copyStream, daysOf, liveStream } from './restore-run.ts';
import { RunLease, StopRequested, TimeIsUp } from './run-lease.ts';
import type { SafetyCopyOptions } from './safety-copy.ts';
import { makeSafetyCopy, openSafetyCopy, requireConfirmedPlan } from './safety-copy.ts';
import { openAnnouncedCopy, openCheckedCopy } from './uploaded-copy.ts';
import type { IsInUse } from './used-codes.ts';
import { codesInUse } from './used-codes.ts';
import type { RestoreSources } from './write-differences.ts';
import { writeDifferences } from './write-differences.ts';
import { WritePool } from './write-pool.ts';

export interface RestoreOptions extends Omit<SafetyCopyOptions, 'remainingMs'> {
  readonly jobs: RestoreJobs;
  /** The clients of one owner: what reads, what writes, and what stores. */
  readonly openOwner: (key: JobKey) => Promise<{
    readonly ledger: LedgerSource;
    readonly writer: StoredTable['dynamodb'];
    readonly storage: Storage;
  }>;
  readonly log: Log;
  /** Milliseconds until the platform ends this run. */
  readonly remainingMs: () => number;
  /** For tests: aborted when the run's time is up earlier. */
  readonly timeIsUp?: AbortSignal;
  /** The most writes in flight. @default 32 */
  readonly mostWrites?: number;
}

/** How a run ended: `DONE` at rest, `CONTINUED` by the next run, `NOT_MINE` without a hold on the restore. */
export type RunEnd = 'DONE' | 'CONTINUED' | 'NOT_MINE';

/**
 * One run of a restore, by the restore's status. Every run can end anywhere: the next one finds out by the ledger what
 * is left to do (docs/decisions/0023).
 *
 * @throws RestoreRefused `ClaimHeld` while another run's lease is in place, and ApiUnreachable. Lambda should retry the
 * event later.
 */
export async function runRestore(key: JobKey, options: RestoreOptions): Promise<RunEnd> {
  const restore = await claim(key, options);
  if (!restore) return 'NOT_MINE';
  const job: Job = { ...key, attempt: restore.attempt };
  const log: Log = (step, fields) => options.log(step, { attempt: job.attempt, ...fields });
  log('claimed', { status: restore.status });
  const startedAtMs = Date.now();
  const ended = (outcome: string, rows?: number) =>
    jobEnd({ job: 'RESTORE', outcome, rows, durationMs: Date.now() - startedAtMs });
  const lease = new RunLease({
    report: (report) => options.jobs.report(job, report),
    log,
    remainingMs: options.remainingMs() - reserveMs,
    ...(options.timeIsUp && { timeIsUp: options.timeIsUp }),
  });
  try {
    if (restore.status === 'STOPPING') throw new StopRequested();
    const owner = await options.openOwner(key);
    const { ledger, storage } = owner;
    const run: RestoreRun = { ...{ job, restore, ledger, storage, lease, log }, ended };
    await carryOut(run, owner.writer, options);
    return 'DONE';
  } catch (error) {
    return await endRun(lease.signal.aborted ? lease.signal.reason : error, { job, lease, log, options, ended });
  } finally {
    await lease.close();
  }
}

async function claim(key: JobKey, { jobs, log }: RestoreOptions): Promise<RestoreStateFragment | undefined> {
  try {
    return await jobs.claim(key);
  } catch (error) {
    if (!(error instanceof RestoreRefused) || error.refusal === 'ClaimHeld') throw error;
    log('claim-refused', { status: error.status });
    return undefined;
  }
}

async function carryOut(run: RestoreRun, writer: StoredTable['dynamodb'], options: RestoreOptions): Promise<void> {
  const { restore, lease } = run;
  switch (restore.status) {
    case 'CHECKING':
      return check(run);
    case 'UNDOING':
      return undo(run, writer, options);
    case 'SAVING':
    case 'APPLYING':
    case 'VERIFYING':
      return apply(run, writer, options);
    default:
      lease.signal.throwIfAborted();
      throw new RangeError(`No run is made of a restore that is ${restore.status}.`);
  }
}

async function check(run: RestoreRun): Promise<void> {
  const { restore, storage, lease, log } = run;
  try {
    const { copy, eTag } = await openAnnouncedCopy(storage, restore, lease.signal);
    const found = await checkCopy(run, copy);
    await lease.enter({ status: 'CHECKED', found, eTag }, nothingDone);
    log('checked', run.ended('CHECKED'));
  } catch (error) {
    if (!(error instanceof CopyRefused)) throw error;
    const facts = Object.entries(error.facts).map(([name, value]) => ({ name, value: String(value) }));
    await lease.enter({ status: 'REFUSED', refusal: { code: error.code, facts, message: error.message } }, nothingDone);
    log('refused', { code: error.code, ...run.ended('REFUSED') });
  }
}

async function apply(run: RestoreRun, writer: StoredTable['dynamodb'], options: RestoreOptions): Promise<void> {
  const { restore, storage, lease, log } = run;
  const copy = await openCheckedCopy(storage, restore, lease.signal);
  const choice = choiceOf(restore);
  const total = plannedWrites(restore);
  let { status, safetyAttempt } = restore;
  if (status === 'SAVING') {
    const safetyCopy = await makeSafetyCopy(run, copy, {
      ...options,
      remainingMs: () => options.remainingMs() - reserveMs,
    });
    safetyAttempt = safetyCopy.attempt;
    await requireConfirmedPlan(run, copy, await openSafetyCopy(run, safetyAttempt));
    await lease.enter({ status: 'APPLYING', safetyCopy }, { ...nothingDone, total });
    status = 'APPLYING';
    log('saved');
  }
  const sources = await sourcesOf(run, copy, safetyAttempt);
  if (status === 'APPLYING') {
    await write(run, { direction: 'APPLY', choice, sources, writer, options, total });
    await lease.enter({ status: 'VERIFYING' }, { ...nothingDone, total });
    log('written');
  }
  const { outcome, conflicts } = await readBack({
    ...{ direction: 'APPLY', choice, sources, layout: run.ledger.layout, signal: lease.signal },
    onRecords: (done) => lease.update({ done, total }),
  });
  await storeConflicts(run, conflicts);
  await lease.enter({ status: 'APPLIED', outcome }, nothingDone);
  log('applied', { conflicts: outcome.conflicts, ...run.ended('APPLIED', outcome.done) });
}

async function undo(run: RestoreRun, writer: StoredTable['dynamodb'], options: RestoreOptions): Promise<void> {
  const { restore, storage, lease, log } = run;
  const copy = await openCheckedCopy(storage, restore, lease.signal);
  const choice = choiceOf(restore);
  const total = plannedWrites(restore);
  const sources = await sourcesOf(run, copy, restore.safetyAttempt);
  const addsMasters = (restore.found?.tables ?? []).some(({ table, added }) => masters.has(table) && added > 0);
  // Read when the slips that the restore added are gone, and again for reading back.
  const inUse = async (): Promise<IsInUse> => (addsMasters ? await codesInUse(run) : () => false);
  await write(run, { direction: 'UNDO', choice, sources, writer, options, total, inUse });
  const { outcome, conflicts } = await readBack({
    ...{ direction: 'UNDO', choice, sources, layout: run.ledger.layout, isInUse: await inUse(), signal: lease.signal },
    onRecords: (done) => lease.update({ done, total }),
  });
  await storeConflicts(run, conflicts);
  const status = outcome.conflicts > 0 ? 'UNDO_INCOMPLETE' : 'UNDONE';
  await lease.enter({ status, outcome }, nothingDone);
  log('undone', { conflicts: outcome.conflicts, ...run.ended(status, outcome.done) });
}

async function sourcesOf(
  run: RestoreRun,
  copy: Copy,
  safetyAttempt: number | null | undefined,
): Promise<RestoreSources> {
  if (!safetyAttempt) throw new RangeError('A restore that writes has a safety copy.');
  const safetyCopy = await openSafetyCopy(run, safetyAttempt);
  const period = daysOf(copy);
  return {
    copy: (dataset) => copyStream(run, copy, dataset),
    before: (dataset) => safetyCopy.records(dataset),
    live: (dataset) => liveStream(run, dataset, period),
  };
}

async function write(
  { job, ledger, lease }: RestoreRun,
  work: {
    readonly direction: Direction;
    readonly choice: Choice;
    readonly sources: RestoreSources;
    readonly writer: StoredTable['dynamodb'];
    readonly options: RestoreOptions;
    readonly total: number;
    readonly inUse?: () => Promise<IsInUse>;
  },
): Promise<void> {
  const { direction, choice, sources, writer, options, total, inUse } = work;
  const { signal } = lease;
  const pool = new WritePool({
    most: options.mostWrites ?? 32,
    isThrottle,
    signal,
    onSlow: (isSlow) => lease.update({ isSlow }),
  });
  await writeDifferences({
    ...{ direction, choice, sources, pool, signal },
    table: (dataset) => ({
      ...{ dynamodb: writer, tableName: ledger.tableNames[dataset.name], layout: ledger.layout },
      ...{ dataset, owner: job.owner },
    }),
    untilMayWrite: () => lease.untilMayWrite(),
    onOutcome: ({ written, done, conflicts, unwritable }) =>
      lease.update({ done: written + done + conflicts + unwritable, total }),
    ...(inUse && { inUse }),
  });
}

async function storeConflicts({ job, storage, lease }: RestoreRun, conflicts: readonly Conflict[]): Promise<void> {
  for (const { name: table } of datasets) {
    const records = conflicts.filter((one) => one.table === table).map(({ key }) => ({ key, fields: [] }));
    if (records.length === 0) continue;
    await storePreviewList(storage, { ...job, table, recordClass: 'CONFLICT' }, { records, refused: [] }, lease.signal);
  }
}

interface EndedRun extends Pick<RestoreRun, 'ended'> {
  readonly job: Job;
  readonly lease: RunLease;
  readonly log: Log;
  readonly options: RestoreOptions;
}

/** All writes of the run have ended when this is called. */
async function endRun(error: unknown, ended: EndedRun): Promise<RunEnd> {
  const { job, lease, log, options } = ended;
  await lease.close();
  if (error instanceof ApiUnreachable) throw error;
  const report = (last: RestoreReport) => options.jobs.report(job, last);
  try {
    if (error instanceof RestoreRefused) {
      // A change of status was refused because the person has asked the restore to stop in the meantime.
      if (error.status === 'STOPPING') await report({ status: 'STOPPED', progress: lease.progress });
      else log('no-longer-mine');
      return error.status === 'STOPPING' ? 'DONE' : 'NOT_MINE';
    }
    if (error instanceof StopRequested) {
      await report({ status: 'STOPPED', progress: lease.progress });
      log('stopped', ended.ended('STOPPED'));
      return 'DONE';
    }
    if (error instanceof TimeIsUp) {
      const { status } = await report({ progress: lease.progress });
      if (status === 'STOPPING') return await endRun(new StopRequested(), ended);
      if (restoreStatuses[status].afterLapse === 'CONTINUE') {
        await options.jobs.continue(job);
        log('continued');
        return 'CONTINUED';
      }
    }
    // The check and the safety copy begin again in each run, and would again take as long.
    const code = error instanceof TimeIsUp ? 'TOO_LARGE_FOR_ONE_RUN' : restoreFailureCodeOf(error);
    log('failed', { code, ...errorFields(error) });
    await report({ failure: { code, message: restoreFailureMessage(code) } });
    log('ended', { code, ...ended.ended('FAILED') });
    return 'DONE';
  } catch (refusal) {
    if (!(refusal instanceof RestoreRefused)) throw refusal;
    // The person has asked to stop between the last two calls. A run that no longer holds the restore is refused again.
    if (refusal.status === 'STOPPING' && error instanceof TimeIsUp) return endRun(refusal, ended);
    log('no-longer-mine');
    return 'NOT_MINE';
  }
}

function choiceOf({ choice }: RestoreStateFragment): Choice {
  if (!choice) throw new RestoreFailed('INTERNAL', { cause: new RangeError('A restore that writes has a choice.') });
  return choice;
}

/** The number of writes that the person has confirmed. */
function plannedWrites({ found, choice }: RestoreStateFragment): number {
  const plan = found?.plans.find(
    ({ mode, changesMasters }) => mode === choice?.mode && changesMasters === choice.changesMasters,
  );
  return plan ? plan.added + plan.changed + plan.deleted : 0;
}

const masters: ReadonlySet<string> = new Set(
  datasets.filter(({ dayAttribute }) => dayAttribute === null).map(({ name }) => name),
);

const nothingDone: RestoreProgressInput = { done: 0, isSlow: false };

/** The time to end the writes in flight and to report, with the maximum number of tries for each call. */
const reserveMs = 60_000;
