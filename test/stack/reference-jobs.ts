import type {
  ExportArchiveInput,
  ExportProgressInput,
  ExportStateFragment,
  FailureCode,
} from '../../functions/__generated__/graphql.ts';
import type { Job, JobKey, Jobs } from '../../functions/jobs/jobs.ts';
import { JobRefused } from '../../functions/jobs/jobs.ts';

/**
 * The state machine of exports (docs/export-protocol.md) in memory, for tests of the worker alone. The resolvers do the
 * same with conditional writes. Every report is kept in `reports`, in order.
 */
export class ReferenceJobs implements Jobs {
  readonly reports: { readonly progress: ExportProgressInput; readonly archive: ExportArchiveInput | undefined }[] = [];
  readonly #exports = new Map<string, ExportStateFragment & { leaseUntilMs: number }>();
  /** The lease's length. With 0 every claim takes over. */
  leaseMs = 50_000;

  request({ owner, id, from, to }: JobKey & { from: string | null; to: string | null }): void {
    this.#exports.set(`${owner}/${id}`, {
      ...{
        owner,
        id,
        from,
        to,
        status: 'REQUESTED',
        version: 1,
        attempt: 0,
        requestedAt: '2026-01-01T00:00:00.000Z',
        leaseUntilMs: 0,
      },
      ...{
        language: 'ja',
        everything: from === null,
        fewerRecords: null,
        isSafetyCopy: false,
        progress: null,
        archive: null,
        failure: null,
        startedAt: null,
        finishedAt: null,
        expiresAt: null,
      },
    });
  }

  cancel(key: JobKey): void {
    const row = this.state(key);
    if (row.status === 'REQUESTED' || row.status === 'RUNNING') this.#change(row, { status: 'CANCELLED' });
  }

  state({ owner, id }: JobKey): ExportStateFragment & { leaseUntilMs: number } {
    const row = this.#exports.get(`${owner}/${id}`);
    if (!row) throw new Error(`No export ${id} was requested.`);
    return row;
  }

  claim(key: JobKey): Promise<ExportStateFragment> {
    return this.#answer(() => {
      const row = this.state(key);
      const free = row.status === 'REQUESTED' || (row.status === 'RUNNING' && row.leaseUntilMs <= Date.now());
      if (!free) throw new JobRefused(row.status === 'RUNNING' ? 'ClaimHeld' : 'ClaimRefused', { current: row });
      return this.#change(row, {
        status: 'RUNNING',
        attempt: row.attempt + 1,
        leaseUntilMs: Date.now() + this.leaseMs,
      });
    });
  }

  report(job: Job, progress: ExportProgressInput, archive?: ExportArchiveInput): Promise<void> {
    return this.#answer(() => {
      const row = this.state(job);
      if (row.status === 'READY' && row.attempt === job.attempt && archive && row.archive?.sha256 === archive.sha256)
        return;
      if (row.status !== 'RUNNING' || row.attempt !== job.attempt) throw new JobRefused('ReportRefused');
      this.reports.push({ progress, archive });
      this.#change(row, { progress, leaseUntilMs: Date.now() + this.leaseMs });
      if (archive) this.#change(row, { status: 'READY', archive: stored(archive), expiresAt: archive.expiresAt });
    });
  }

  fail(
    { attempt, ...key }: JobKey & { attempt?: number },
    code: FailureCode,
    message: string,
  ): Promise<ExportStateFragment> {
    return this.#answer(() => {
      const row = this.state(key);
      const mine = attempt === undefined ? row.leaseUntilMs <= Date.now() : row.attempt === attempt;
      if (row.status !== 'RUNNING' || !mine) throw new JobRefused('FailRefused', { current: row });
      return this.#change(row, { status: 'FAILED', failure: { code, message } });
    });
  }

  #change(
    row: ExportStateFragment,
    change: Partial<ExportStateFragment & { leaseUntilMs: number }>,
  ): ExportStateFragment {
    return Object.assign(row, change, { version: row.version + 1 });
  }

  async #answer<Result>(change: () => Result): Promise<Result> {
    await new Promise(setImmediate);
    return change();
  }
}

function stored({
  fileName,
  bytes,
  sha256,
  consistency,
  entries,
  reconciliation,
  firstDay,
  lastDay,
  recordsOutsideDays,
}: ExportArchiveInput): NonNullable<ExportStateFragment['archive']> {
  return {
    ...{
      fileName,
      bytes,
      sha256,
      consistency,
      recordsOutsideDays,
      firstDay: firstDay ?? null,
      lastDay: lastDay ?? null,
    },
    entries: entries.map((entry) => ({ ...entry, rows: entry.rows ?? null })),
    reconciliation: reconciliation.map((method) => ({
      methodCode: method.methodCode,
      openingBalance: method.openingBalance ?? null,
      slipsTotal: method.slipsTotal,
      closingBalance: method.closingBalance ?? null,
      difference: method.difference ?? null,
      firstDifferenceOn: method.firstDifferenceOn ?? null,
    })),
  };
}
