import { datasets } from '../../ledger/datasets.ts';
import { isAccountDir, kindCodeOf } from '../../ledger/kinds.ts';
import type { LedgerProofResult } from '../../ledger/ledger-proof.ts';
import { LedgerProof } from '../../ledger/ledger-proof.ts';
import type { CheckedFile } from './check-file.ts';
import { checkFile } from './check-file.ts';
import type { Chosen, CopyFiles } from './copy-files.ts';
import type { Problem } from './copy-problem.ts';
import { shortName } from './copy-problem.ts';
import { DatedRecords } from './dated-records.ts';
import { isDecimal } from './is-decimal.ts';
import type { Item } from './json-lines.ts';
import { JsonLines, stringOf } from './json-lines.ts';
import { LedgerSums } from './ledger-sums.ts';
import type { ManifestClaims } from './manifest-claims.ts';
import { claimOf } from './manifest-claims.ts';
import type { KindRow, MethodRow } from './masters.ts';
import { inDisplayOrder, kindRow, methodRow, mostMasters } from './masters.ts';
import { openManifest } from './open-manifest.ts';
import type { OpenedCopy, Verdict } from './opened-copy.ts';
import { mostKeptRows } from './records.ts';

export interface OpenOptions {
  readonly chosen: readonly Chosen[];
  /** Of these years; null for the newest. With years, how many slips they have. */
  readonly years: { readonly years: ReadonlySet<string>; readonly slips: number } | null;
  /** True to verify and sum every record, and keep none of them: one copy of several. */
  readonly isSummary?: boolean;
  /** Bytes read of all bytes, before deflation. */
  readonly onProgress: (done: number, total: number) => void;
  /** Called between two pieces of work. A page that reads by itself lets the browser paint meanwhile. */
  readonly breathe: () => Promise<void> | void;
}

/**
 * Reads a copy to its end: every file is compared with the manifest, every record is summed. Masters come first, because
 * they decide the signs. A damaged file is read as far as it goes, and the result says so.
 *
 * @throws CopyProblem when the chosen files are no copy that can be shown.
 */
export async function openCopy({ chosen, years, isSummary, onProgress, breathe }: OpenOptions): Promise<OpenedCopy> {
  const { found, claims } = await openManifest(chosen);
  const total = claims.entries.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  let unreadableLines = 0;
  const checked = new Map<string, CheckedFile>();

  const check = async (name: string, onChunk: (chunk: Uint8Array) => void): Promise<void> => {
    const claim = claimOf(claims, name);
    const result = await checkFile(found.files.get(name), claim, async (chunk) => {
      onChunk(chunk);
      done += chunk.length;
      onProgress(Math.min(done, total), total);
      await breathe();
    });
    checked.set(name, result);
  };
  const readItems = async (table: string, onItem: (item: Item) => void): Promise<void> => {
    const name = `${table}.jsonl`;
    const lines = new JsonLines(onItem);
    await check(name, (chunk) => lines.add(chunk));
    lines.end();
    unreadableLines += lines.unreadable;
    const result = checked.get(name);
    const { rows } = claimOf(claims, name);
    if (result?.problem === null && rows !== lines.lines)
      checked.set(name, { ...result, problem: rowsDiffer(name, lines.lines, rows ?? 0) });
  };

  const kinds: KindRow[] = [];
  const methods: MethodRow[] = [];
  await readItems('kinds', (item) => kinds.length < mostMasters && kinds.push(kindRow(item)));
  await readItems('methods', (item) => methods.length < mostMasters && methods.push(methodRow(item)));

  const directions = new Map(
    kinds.flatMap(({ code, direction }) => (isAccountDir(direction) ? [[code, direction] as const] : [])),
  );
  const proof = new LedgerProof(directions);
  const sums = new LedgerSums(new Set(kinds.map(({ code }) => code)));
  const wanted = { years: years?.years ?? null };
  const mostRowsKept = isSummary ? 0 : mostKeptRows;
  const slips = new DatedRecords(wanted, years?.slips ?? rowsOf(claims, 'slips'), mostRowsKept);
  await readItems('slips', (item) => {
    const money = summable(slips.add(item));
    const kindCdSeq = stringOf(item, 'kind_cd_seq') ?? '';
    sums.addSlip(kindCodeOf(kindCdSeq), money);
    proof.addSlip({ ...money, kindCdSeq });
  });
  const balances = new DatedRecords({ years: null }, rowsOf(claims, 'balances'), mostRowsKept);
  await readItems('balances', (item) => {
    const money = summable(balances.add(item));
    sums.addBalance(money);
    proof.addBalance(money);
  });
  for (const { name } of claims.entries) if (!checked.has(name)) await check(name, () => undefined);

  const files = claims.entries.flatMap(({ name }) => checked.get(name) ?? []);
  const problems = [...files.flatMap(({ problem }) => problem ?? []), ...strangers(found, claims)];
  return {
    source: { kind: found.kind, name: found.name, bytes: found.bytes },
    about: claims.about,
    ...{ files, problems, verdict: verdictOf(problems, unreadableLines), unreadableLines },
    kinds: inDisplayOrder(kinds),
    methods,
    slips: slips.result(),
    balances: balances.result(),
    months: sums.months(),
    proof: comparedWithManifest(proof.finish(claims.openings), claims),
  };
}

const rowsOf = (claims: ManifestClaims, table: string): number =>
  Math.min(claimOf(claims, `${table}.jsonl`).rows ?? 0, mostRows);

/** More lines than this do not fit into an entry without Zip64. A manifest that claims more would take memory for nothing. */
const mostRows = 2 ** 31;

const rowsDiffer = (entry: string, found: number, claimed: number): Problem => ({
  code: 'ROWS_DIFFER',
  facts: { entry, found, claimed },
});

/** A zip holds nothing but its copy, so another entry means that somebody changed it. A folder may hold other files. */
function strangers({ kind, files }: CopyFiles, { entries }: ManifestClaims): Problem[] {
  if (kind === 'files') return [];
  const known = new Set([...entries.map(({ name }) => name), 'manifest.json', 'viewer.html']);
  return [...files.keys()]
    .filter((name) => !known.has(name))
    .map((name) => ({ code: 'UNKNOWN_ENTRY', facts: { entry: shortName(name) } }));
}

function verdictOf(problems: readonly Problem[], unreadableLines: number): Verdict {
  if (problems.length === 0 && unreadableLines === 0) return 'good';
  const isOnlyCsv = problems.every(
    ({ code, facts }) => code === 'ENTRY_CHANGED' && datasets.some(({ name }) => facts['entry'] === `${name}.csv`),
  );
  return isOnlyCsv && unreadableLines === 0 ? 'csv-changed' : 'damaged';
}

/** A value that claims to be a number and is none is in no sum. DynamoDB holds no such value, but a made-up file may. */
function summable<Row extends { readonly value: string | undefined }>(money: Row): Row {
  if (money.value === undefined || isDecimal(money.value)) return money;
  return { ...money, value: undefined };
}

function comparedWithManifest(computed: LedgerProofResult, { proof }: ManifestClaims): OpenedCopy['proof'] {
  const { controlTotals, reconciliation } = computed;
  const isAsInManifest = JSON.stringify({ controlTotals, reconciliation }) === JSON.stringify(proof);
  return { ...computed, isAsInManifest };
}
