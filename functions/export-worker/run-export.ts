import { archiveObjectKey } from '../../archive/object-key.ts';
import { wallClock } from '../../archive/zip/wall-clock.ts';
import type { DaysAsked } from '../../ledger/period.ts';
import { parseDaysAsked } from '../../ledger/period.ts';
import type { ExportStateFragment } from '../__generated__/graphql.ts';
import { ApiUnreachable } from '../jobs/call-api.ts';
import type { Job, JobKey, Jobs } from '../jobs/jobs.ts';
import { JobRefused } from '../jobs/jobs.ts';
import type { Log } from '../log.ts';
import { errorFields } from '../log.ts';
import type { Storage } from '../storage/remove-attempts.ts';
import { abortUploads, removeAttempts } from '../storage/remove-attempts.ts';
import { attemptsThrough, removeRemains } from '../storage/remove-remains.ts';
import { describeArchive } from './describe-archive.ts';
import { ExportFailed, failureCodeOf, sentences } from './failure.ts';
import type { LedgerTables } from './make-archive.ts';
import { makeFencedArchive } from './make-fenced-archive.ts';
import { ProgressReporter } from './progress.ts';
import { verifyStoredArchive } from './verify-stored-archive.ts';

/** What the resolver of `requestExport` sends: whose ledger (a Cognito identity id), which export, which days. */
export interface ExportRequest extends JobKey, DaysAsked {}

export interface ExportRun {
  readonly jobs: Jobs;
  readonly ledger: LedgerTables;
  readonly storage: Storage;
  readonly retentionDays: number;
  /** IANA name: the file's name and its entries carry the time that clocks there showed. */
  readonly timeZone: string;
  readonly log: Log;
  readonly now: () => Date;
  /** Milliseconds until the platform ends this run. */
  readonly remainingMs: () => number;
  /** For the file and for each of its entries before deflation. @default what a zip can hold */
  readonly maxArchiveBytes?: number;
}

/**
 * Carries one export out, whole or not at all: claims it, copies the ledger into an archive and stores it, reads it back and proves it,
 * reports it READY. Whatever stops that, the API is told, and neither object nor upload is left behind. `NOT_MINE` means that the export
 * was not, or is no longer, this attempt's to carry out.
 *
 * @throws JobRefused `ClaimHeld` while another attempt's lease stands, and ApiUnreachable: the event should come again later.
 */
export async function runExport(request: ExportRequest, run: ExportRun): Promise<'READY' | 'FAILED' | 'NOT_MINE'> {
  const claimed = await claim(request, run);
  if (!claimed) return 'NOT_MINE';
  const job: Job = { owner: request.owner, id: request.id, attempt: claimed.attempt };
  const log: Log = (step, fields) => run.log(step, { attempt: job.attempt, ...fields });
  log('claimed');

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
    const stored = await carryOut({ request, run, claimed, job, progress, log, signal: stopped.signal });
    await progress.close();
    await run.jobs.report(job, { ...progress.latest, phase: 'VERIFYING', fraction: 1 }, stored);
    log('ready', { bytes: stored.bytes });
    return 'READY';
  } catch (error) {
    await progress.close();
    return await giveUp(stopped.signal.aborted ? stopped.signal.reason : error, { request, run, job, log });
  } finally {
    clearTimeout(deadline);
  }
}

async function claim(
  request: ExportRequest,
  { jobs, log, storage }: ExportRun,
): Promise<ExportStateFragment | undefined> {
  try {
    return await jobs.claim(request);
  } catch (error) {
    if (!(error instanceof JobRefused) || error.refusal !== 'ClaimRefused') throw error;
    log('claim-refused', { status: error.standing?.status });
    // The event came again because its worker was killed, maybe after the export had ended: then nobody has cleared away what it made.
    if (error.standing) await removeRemains(storage, request, error.standing);
    return undefined;
  }
}

interface Attempt {
  readonly request: ExportRequest;
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
  const { run, job, log } = attempt;
  // READY may have been taken though its answer never came. Its object must stand; if it was not taken, the next attempt removes it.
  if (error instanceof ApiUnreachable) throw error;
  await clearAway(attempt, [job.attempt]);
  if (error instanceof JobRefused) {
    log('no-longer-mine');
    return 'NOT_MINE';
  }
  const code = failureCodeOf(error);
  log('failed', { code, ...errorFields(error) });
  try {
    await run.jobs.fail(job, code, sentences[code]);
    return 'FAILED';
  } catch (refusal) {
    if (!(refusal instanceof JobRefused)) throw refusal;
    log('no-longer-mine');
    return 'NOT_MINE';
  }
}

/** Removes what attempts may have stored: this one's on failure, and earlier ones' that were ended before they could. */
function clearAway(attempt: Attempt, attempts: readonly number[]): Promise<void> {
  return tidy(attempt, () => removeAttempts(attempt.run.storage, attempt.request, attempts));
}

/** An export does not fail because something could not be removed: nobody is shown it, and the bucket's lifecycle rule removes it. */
async function tidy({ log }: Attempt, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log('not-removed', errorFields(error));
  }
}

/** What it takes to stop, clean up and say so, with every call tried as often as it may be. */
const reserveMs = 60_000;
