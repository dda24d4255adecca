import { HeadObjectCommand } from '@aws-sdk/client-s3';
import type { Copy } from '../../archive/copy/copy.ts';
import { openCopy } from '../../archive/copy/open-copy.ts';
import { RefusedLines } from '../../archive/copy/refused-lines.ts';
import { archiveObjectKey, uploadObjectKey } from '../../archive/object-key.ts';
import { wallClock } from '../../archive/zip/wall-clock.ts';
import type { ReadyEntry } from '../../archive/zip/write-archive.ts';
import type { Dataset } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';
import { defaultLanguage } from '../../ledger/language.ts';
import type { RecordStream } from '../../restore/ledger-record.ts';
import { mergeStreams } from '../../restore/merge-streams.ts';
import { PlanDigest } from '../../restore/plan-digest.ts';
import type { SafetyCopyInput } from '../__generated__/graphql.ts';
import { describeArchive } from '../export-worker/describe-archive.ts';
import { expiryOf } from '../export-worker/expiry.ts';
import { makeFencedArchive } from '../export-worker/make-fenced-archive.ts';
import { ProgressReporter } from '../export-worker/progress.ts';
import { verifyStoredArchive } from '../export-worker/verify-stored-archive.ts';
import { RestoreFailed } from './restore-failure.ts';
import type { RestoreRun } from './restore-run.ts';
import { copyStream, daysOf } from './restore-run.ts';
import { openStoredObject } from './stored-object.ts';

export interface SafetyCopyOptions {
  /** Days after which the bucket removes the upload and the safety copy. */
  readonly retentionDays: number;
  readonly timeZone: string;
  /** viewer.html. @default a safety copy without it */
  readonly viewer?: ReadyEntry;
  readonly remainingMs: () => number;
}

/**
 * Copies the ledger in the days of the person's copy, with the code of an export, and reads the copy back. An empty
 * ledger gets a copy too: the undo then deletes every record that was added.
 *
 * @throws RestoreFailed `SAFETY_COPY_FAILED`, or the reason of the lease's signal.
 */
export async function makeSafetyCopy(
  run: RestoreRun,
  copy: Copy,
  { retentionDays, timeZone, viewer, remainingMs }: SafetyCopyOptions,
): Promise<SafetyCopyInput> {
  const { job, ledger, storage, lease, log } = run;
  const { signal } = lease;
  const period = daysOf(copy);
  const key = archiveObjectKey({ ...job, isSafetyCopy: true });
  const requestedAt = new Date().toISOString();
  const entryDate = wallClock(requestedAt, timeZone);
  const language = copy.about.language ?? defaultLanguage;
  const progress = new ProgressReporter({
    report: ({ rowsRead }) => {
      lease.update({ done: rowsRead });
      return Promise.resolve();
    },
    onError: () => undefined,
  });
  try {
    const made = await makeFencedArchive({
      ...{
        job,
        period,
        language,
        key,
        requestedAt,
        entryDate,
        ledger,
        storage,
        progress,
        signal,
        log,
        remainingMs,
        viewer,
      },
      now: () => new Date(),
    });
    await verifyStoredArchive(made, { storage, key, progress, signal, log });
    const archive = describeArchive(made, {
      copy: { period, requested: entryDate, id: job.id },
      retentionDays,
      now: new Date(),
    });
    const { Expiration, LastModified } = await storage.s3.send(
      new HeadObjectCommand({ Bucket: storage.bucket, Key: uploadObjectKey(job) }),
      { abortSignal: signal },
    );
    const uploadExpires = expiryOf(Expiration, LastModified ?? new Date(0), retentionDays).toISOString();
    const undoUntil = [uploadExpires, archive.expiresAt].sort()[0] ?? uploadExpires;
    return { attempt: job.attempt, archive, language, from: period?.from ?? null, to: period?.to ?? null, undoUntil };
  } catch (cause) {
    signal.throwIfAborted();
    throw new RestoreFailed('SAFETY_COPY_FAILED', { cause });
  } finally {
    await progress.close();
  }
}

/** A safety copy as a source of records. */
export interface SafetyCopy {
  records(dataset: Dataset): RecordStream;
}

/** Opens the safety copy that a run of this restore made. Every line of it must be accepted. */
export async function openSafetyCopy({ job, storage, lease }: RestoreRun, attempt: number): Promise<SafetyCopy> {
  const key = archiveObjectKey({ ...job, attempt, isSafetyCopy: true });
  const copy = await openCopy(await openStoredObject(storage, key, { signal: lease.signal }));
  return {
    async *records(dataset) {
      const refused = new RefusedLines(1);
      yield* copy.records(dataset, { owner: job.owner, refused, acceptContradictedKeys: true });
      if (refused.count > 0) throw new RestoreFailed('SAFETY_COPY_FAILED');
    },
  };
}

/**
 * Compares the plan of copy and safety copy with the one that the person confirmed.
 *
 * @throws RestoreFailed `PLAN_CHANGED`
 */
export async function requireConfirmedPlan(run: RestoreRun, copy: Copy, safetyCopy: SafetyCopy): Promise<void> {
  const { choice } = run.restore;
  if (!choice) throw new RangeError('A restore that is being saved has a choice.');
  const digest = new PlanDigest();
  for (const dataset of datasets) {
    const streams = { copy: copyStream(run, copy, dataset), live: safetyCopy.records(dataset) };
    for await (const batch of mergeStreams(streams)) {
      for (const record of batch) digest.add(dataset, record);
      run.lease.signal.throwIfAborted();
    }
  }
  if (digest.of(choice) !== choice.hash) throw new RestoreFailed('PLAN_CHANGED');
}
