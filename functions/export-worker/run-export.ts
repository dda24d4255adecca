import { archiveObjectKey } from '../../archive/object-key.ts';
import { wallClock } from '../../archive/zip/wall-clock.ts';
import type { ReadyEntry } from '../../archive/zip/write-archive.ts';
import { failureMessage } from '../../ledger/failure-sentences.ts';
import { defaultLanguage } from '../../ledger/language.ts';
import { parseDaysAsked } from '../../ledger/parse-period.ts';
import type { DaysAsked } from '../../ledger/period.ts';
import type { ExportStateFragment } from '../__generated__/graphql.ts';
import type { JobEnd } from '../job-end.ts';
import { jobEnd } from '../job-end.ts';
import { ApiUnreachable } from '../jobs/call-api.ts';
import type { Job, JobKey, Jobs } from '../jobs/jobs.ts';
import { JobRefused } from '../jobs/jobs.ts';
import type { Log } from '../log.ts';
import { errorFields } from '../log.ts';
import type { Storage } from '../storage/bucket.ts';
import { attemptsThrough, removeLeftovers } from '../storage/leftovers.ts';
import { abortUploads, removeAttempts } from '../storage/remove-attempts.ts';
import { describeArchive } from './describe-archive.ts';
import { ExportFailed, failureCodeOf } from './failure.ts';
import type { LedgerSource } from './make-archive.ts';
import { makeFencedArchive } from './make-fenced-archive.ts';
import { ProgressReporter } from './progress.ts';
import { verifyStoredArchive } from './verify-stored-archive.ts';

/** The event from the resolver of `requestExport`: the owner (a Cognito identity id), the export and the days. */
export interface ExportEvent extends JobKey, DaysAsked {}

export interface ExportRun {
  readonly jobs: Jobs;
  readonly ledger: LedgerSource;
  readonly storage: Storage;
  readonly retentionDays: number;
  /** An IANA name. The file's name and its entries carry the local time of that zone. */
  readonly timeZone: string;
  readonly log: Log;
  readonly now: () => Date;
  /** Milliseconds until the platform ends this run. */
  readonly remainingMs: () => number;
  /** viewer.html, the last entry. @default an archive without it */
  readonly viewer?: ReadyEntry;
  /** The limit for the file and for each of its entries before deflation. @default the limit of a zip */
  readonly maxArchiveBytes?: number;
}

/**
 * Carries one export out, completely or not at all. It claims the export, copies the ledger into an archive, stores the
 * archive, reads it back, verifies it, and reports READY. On any failure it reports the failure to the API and leaves
 * neither an object nor an upload behind. `NOT_MINE` means that this attempt does not hold the export, or no longer
 * holds it.
 *
 * @throws JobRefused `ClaimHeld` while another attempt's lease is in place, and ApiUnreachable. Lambda should retry the
 * event later.
 */
export async function runExport(request: ExportEvent, run: ExportRun): Promise<'READY' | 'FAILED' | 'NOT_MINE'> {
  const claimed = await claim(request, run);
  if (!claimed) return 'NOT_MINE';
  const job: Job = { owner: request.owner, id: request.id, attempt: claimed.attempt };
  const log: Log = (step, fields) => run.log(step, { attempt: job.attempt, ...fields });
  log('claimed');
  const startedAtMs = run.now().getTime();
  const ended = (outcome: 'READY' | 'FAILED'): JobEnd => ({
    ...{ job: 'EXPORT', outcome },
    durationMs: run.now().getTime() - startedAtMs,
    queueMs: job.attempt === 1 ? startedAtMs - Date.parse(claimed.requestedAt) : undefined,
  });

  const stopped = new AbortController();
  const progress = new ProgressReporter({
    report: (latest) => run.jobs.report(job, latest),
    onError: (error) => {
      log('progress-not-reported', errorFields(error));
      if (error instanceof JobRefused) stopped.abort(error);
    },
  });
  const deadline = setTimeout(
    () => stopped.abort(new ExportFailed('TOO_LARGE_FOR_ONE_RUN')),
    Math.max(0, run.remainingMs() - reserveMs),
  );
  try {
    const stored = await carryOut({ request, run, claimed, job, progress, log, ended, signal: stopped.signal });
    await progress.close();
    await run.jobs.report(job, { ...progress.latest, phase: 'VERIFYING', fraction: 1 }, stored);
    const { rowsRead } = progress.latest;
    log('ready', jobEnd({ ...ended('READY'), rows: rowsRead, bytes: stored.bytes }));
    return 'READY';
  } catch (error) {
    await progress.close();
    return await giveUp(stopped.signal.aborted ? stopped.signal.reason : error, { request, run, job, log, ended });
  } finally {
    clearTimeout(deadline);
  }
}

async function claim(
  request: ExportEvent,
  { jobs, log, storage }: ExportRun,
): Promise<ExportStateFragment | undefined> {
  try {
    return await jobs.claim(request);
  } catch (error) {
    if (!(error instanceof JobRefused) || error.refusal !== 'ClaimRefused') throw error;
    log('claim-refused', { status: error.current?.status });
    // The event was redelivered because its worker was killed, maybe after the export had ended. Then its leftovers are
    // still in the bucket.
    if (error.current) await removeLeftovers(storage, request, error.current);
    return undefined;
  }
}

interface Attempt {
  readonly ended: (outcome: 'READY' | 'FAILED') => JobEnd;
  readonly request: ExportEvent;
  readonly run: ExportRun;
  readonly job: Job;
  readonly log: Log;
}

async function carryOut(
  attempt: Attempt & { claimed: ExportStateFragment; progress: ProgressReporter; signal: AbortSignal },
) {
  const { request, run, job, claimed, progress, log, signal } = attempt;
  const period = parseDaysAsked(request);
  const key = archiveObjectKey(job);
  const requested = wallClock(claimed.requestedAt, run.timeZone);
  await clearAway(attempt, attemptsThrough(job.attempt - 1));
  const { ledger, storage, now, maxArchiveBytes } = run;
  const made = await makeFencedArchive({
    ...{
      job,
      period,
      // A row of before there was a choice has none.
      language: claimed.language ?? defaultLanguage,
      key,
      requestedAt: claimed.requestedAt,
      entryDate: requested,
      ledger,
      storage,
      now,
      progress,
      signal,
      log,
    },
    remainingMs: () => run.remainingMs() - reserveMs,
    viewer: run.viewer,
    ...(maxArchiveBytes !== undefined && { maxArchiveBytes }),
  });
  await verifyStoredArchive(made, { storage, key, progress, signal, log });
  if (made.stored.inParts) await tidy(attempt, () => abortUploads(storage, key));
  signal.throwIfAborted();
  return describeArchive(made, {
    copy: { period, requested, id: job.id },
    retentionDays: run.retentionDays,
    now: now(),
  });
}

async function giveUp(error: unknown, attempt: Attempt): Promise<'FAILED' | 'NOT_MINE'> {
  const { run, job, log, ended } = attempt;
  // The API may have recorded READY although its answer was lost, so the object must stay. If READY was not recorded,
  // the next attempt removes it.
  if (error instanceof ApiUnreachable) throw error;
  await clearAway(attempt, [job.attempt]);
  if (error instanceof JobRefused) {
    log('no-longer-mine');
    return 'NOT_MINE';
  }
  const code = failureCodeOf(error);
  log('failed', { code, ...errorFields(error) });
  try {
    await run.jobs.fail(job, code, failureMessage(code));
    log('ended', { code, ...jobEnd(ended('FAILED')) });
    return 'FAILED';
  } catch (refusal) {
    if (!(refusal instanceof JobRefused)) throw refusal;
    log('no-longer-mine');
    return 'NOT_MINE';
  }
}

/**
 * Removes objects that attempts may have stored: this attempt's on failure, and those of earlier attempts that could
 * not clean up.
 */
function clearAway(attempt: Attempt, attempts: readonly number[]): Promise<void> {
  return tidy(attempt, () => removeAttempts(attempt.run.storage, attempt.request, attempts));
}

/**
 * An export does not fail when a removal fails: the object is shown to no one, and the bucket's lifecycle rule removes
 * it.
 */
async function tidy({ log }: Attempt, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log('not-removed', errorFields(error));
  }
}

/** The time to stop, clean up and report, with the maximum number of tries for each call. */
const reserveMs = 60_000;
