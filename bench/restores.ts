import { createHash } from 'node:crypto';
import { archiveObjectKey, uploadObjectKey } from '../archive/object-key.ts';
import type { RestoreStateFragment } from '../functions/__generated__/graphql.ts';
import { benchJobId, benchOwner } from './bench-owner.ts';
import type { Bundle } from './bundles.ts';
import type { LedgerName } from './canned/differing-ledger.ts';
import { runPipeline, startServer } from './child-process.ts';
import type { Measured } from './pipelines/measured.ts';
import { comparedPipelines, medians, restorePipeline } from './pipelines-in-turn.ts';
import type { ServerUrls } from './server-urls.ts';
import { restorePath } from './server-urls.ts';

/** The measurement of one kind of run of the restore worker, with one copy and one ledger. */
export interface MeasuredRestore {
  readonly ledger: LedgerName;
  readonly work: 'check' | 'apply';
  readonly measured: Measured;
}

/** Exports a ledger of `rows` slips and balances, as a person does before anything is lost. */
export async function exportedArchive(exporter: Bundle, rows: number): Promise<Buffer> {
  const server = await startServer('canned/canned-server.ts', rows);
  try {
    const { command, environment } = comparedPipelines(exporter).ours;
    await runPipeline(command, server.urls, environment);
    return await storedArchive(server.urls);
  } finally {
    await server.close();
  }
}

/** The archive that the export worker has stored in this server. */
export async function storedArchive(urls: ServerUrls): Promise<Buffer> {
  const key = archiveObjectKey({ owner: benchOwner, id: benchJobId, attempt: 1 });
  return Buffer.from(await (await fetch(objectUrl(urls, key))).arrayBuffer());
}

/**
 * Compares an archive of `rows` with a ledger, `runs` times. Then applies it, where anything differs: the safety copy,
 * the writes, each of which the server answers after 5 ms, and reading back. Returns the medians.
 *
 * @throws an error when the restore does not end as it must.
 */
export async function restoreInto(
  ledger: LedgerName,
  work: { readonly restorer: Bundle; readonly archive: Buffer; readonly rows: number; readonly runs: number },
): Promise<MeasuredRestore[]> {
  const { restorer, archive, rows, runs } = work;
  const server = await startServer('canned/canned-server.ts', rows, ledger);
  try {
    const checks: RanRestore[] = [];
    for (let run = 0; run < runs; run += 1) checks.push(await check(server.urls, { restorer, archive, rows }));
    const applies: RanRestore[] = [];
    const checked = checks.at(-1)?.after;
    for (let run = 0; checked && run < runs && ledger !== 'whole'; run += 1)
      applies.push(await apply(server.urls, { restorer, checked }));
    return [
      { ledger, work: 'check', measured: medians(checks.map(({ measured }) => measured)) },
      ...(applies.length > 0
        ? [{ ledger, work: 'apply' as const, measured: medians(applies.map(({ measured }) => measured)) }]
        : []),
    ];
  } finally {
    await server.close();
  }
}

/** A run of the restore worker, and the restore after it. */
export interface RanRestore {
  readonly measured: Measured;
  readonly after: RestoreStateFragment;
}

/** Uploads an archive of `rows` slips and balances, and checks it. */
export async function check(
  urls: ServerUrls,
  { restorer, archive, rows }: { readonly restorer: Bundle; readonly archive: Buffer; readonly rows: number },
): Promise<RanRestore> {
  const upload = objectUrl(urls, uploadObjectKey({ owner: benchOwner, id: benchJobId }));
  await fetch(upload, { method: 'PUT', body: new Uint8Array(archive) });
  const records = rows + masterRows;
  const ran = await run(urls, { restorer, before: announced(archive), records });
  const found = ran.after.found?.tables.reduce((sum, table) => sum + table.rows, 0);
  if (ran.after.status !== 'CHECKED' || found !== records)
    throw new Error(`A check of ${records} records ended as ${JSON.stringify(ran.after)}.`);
  return ran;
}

/** Makes the ledger exactly as in the archive that was checked. */
async function apply(
  urls: ServerUrls,
  { restorer, checked }: { readonly restorer: Bundle; readonly checked: RestoreStateFragment },
): Promise<RanRestore> {
  const plan = checked.found?.plans.find(({ mode, changesMasters }) => mode === 'EXACT' && !changesMasters);
  if (!plan) throw new Error('The check has no plan for EXACT.');
  const records = plan.added + plan.changed + plan.deleted;
  const choice = { mode: plan.mode, changesMasters: plan.changesMasters, hash: plan.hash };
  const ran = await run(urls, { restorer, before: { ...checked, status: 'SAVING', choice }, records });
  const { status, outcome } = ran.after;
  if (status !== 'APPLIED' || outcome?.done !== records || outcome.conflicts > 0)
    throw new Error(`${records} records were to be written. The restore is ${JSON.stringify(ran.after)}.`);
  return ran;
}

async function run(
  urls: ServerUrls,
  work: { readonly restorer: Bundle; readonly before: RestoreStateFragment; readonly records: number },
): Promise<RanRestore> {
  const { restorer, before, records } = work;
  await putRestore(urls, before);
  const { command, environment } = restorePipeline(restorer, records);
  const measured = await runPipeline(command, urls, environment);
  console.error(
    `  ${before.status}: ${records} records, ${Math.round(measured.wallMs)} ms, ${Math.round(measured.cpuMs)} ms of CPU, ${Math.round(measured.peakBytes / 2 ** 20)} MB`,
  );
  return { measured, after: await getRestore(urls) };
}

/** Kinds and methods, which a synthetic ledger has beside its rows. */
const masterRows = 25;

function announced(archive: Buffer): RestoreStateFragment {
  return {
    ...{ id: benchJobId, owner: benchOwner, status: 'CHECKING', version: 1, attempt: 1, fileName: 'archive.zip' },
    ...{ bytes: archive.length, sha256: createHash('sha256').update(archive).digest('hex') },
    ...{ acceptContradictedKeys: false, found: null, refusal: null, choice: null, progress: null, outcome: null },
    ...{ failure: null, finishedAt: null, eTag: null, safetyAttempt: null, direction: null },
    ...{ requestedAt: '2026-01-01T00:00:00.000Z', expiresAt: '2026-02-01T00:00:00.000Z' },
  };
}

async function putRestore(urls: ServerUrls, state: RestoreStateFragment): Promise<void> {
  await fetch(new URL(restorePath, urls.s3), { method: 'PUT', body: JSON.stringify(state) });
}

async function getRestore(urls: ServerUrls): Promise<RestoreStateFragment> {
  return (await (await fetch(new URL(restorePath, urls.s3))).json()) as RestoreStateFragment;
}

/** The address of an object, in the SDK's spelling. The bucket is `archive`. */
function objectUrl({ s3 }: ServerUrls, key: string): string {
  return `${s3}/archive/${key.split('/').map(encodeURIComponent).join('/')}`;
}
