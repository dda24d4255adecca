import type { Dataset, DatasetName } from '../ledger/datasets.ts';
import { balances, datasets, kindsMaster, methodsMaster, slips } from '../ledger/datasets.ts';
import type { AccountDir } from '../ledger/kinds.ts';
import { isAccountDir } from '../ledger/kinds.ts';
import { LedgerProof } from '../ledger/ledger-proof.ts';
import type { Period } from '../ledger/period.ts';
import { isDay, isoDay } from '../ledger/period.ts';
import type { BalanceOnDay } from '../ledger/reconciliation.ts';
import type { WrittenDataset } from './dataset-entries.ts';
import { DatasetEntries } from './dataset-entries.ts';
import { csvEntryName, jsonlEntryName, manifestEntryName, readmeEntryName } from './entry-names.ts';
import type { ItemPage } from './item-page.ts';
import type { ConsistencyStatement, Manifest, ManifestEntry } from './manifest.ts';
import { manifestFormat, manifestFormatVersion, manifestText } from './manifest.ts';
import { readmeText } from './readme-entry.ts';
import type { Row } from './row.ts';
import type { OpenArchive } from './write-archive.ts';

/** Gives a dataset's items in key order, page by page; undefined after the last. */
export interface PageSource {
  /** The page is good until the next is asked for: its memory may be used again. */
  next(): Promise<ItemPage | undefined>;
}

export interface ArchiveLedgerOptions {
  /** Opened with `entryNames`. All its entries are ended here. */
  readonly archive: OpenArchive;
  readonly pages: Readonly<Record<DatasetName, PageSource>>;
  /** The last balance before the period of each of these methods. */
  readonly openingBalances: (methodCodes: readonly string[]) => Promise<ReadonlyMap<string, BalanceOnDay>>;
  readonly about: Pick<Manifest, 'exportId' | 'attempt' | 'owner' | 'requestedAt' | 'startedAt'> & {
    /** Null for everything. */
    readonly period: Period | null;
  };
  /** Asked after the last read: what may be said of writes meanwhile. What it throws ends the archive. */
  readonly consistency: () => Promise<ConsistencyStatement>;
  readonly now: () => Date;
  /** After each page: rows read of all datasets, and the day (`YYYYMMDD`) up to which both dated datasets have been read. */
  readonly onPage: (rowsRead: number, readThrough: string) => void;
}

/** What an archive holds, as it was written: the manifest, and every entry in the zip's order, the manifest's own among them. */
export interface ArchivedLedger {
  readonly manifest: Manifest;
  readonly entries: readonly ManifestEntry[];
  /** The first and the last day of the calendar found; undefined without any. */
  readonly days: Period | undefined;
}

/**
 * Copies a ledger into an archive in one pass, whole or not at all. The masters come first, for the signs of the slips; then the page of
 * whichever of slips and balances is behind in time, so that the two can be held against each other with a page of either in memory.
 */
export async function archiveLedger(options: ArchiveLedgerOptions): Promise<ArchivedLedger> {
  const { archive, pages, about } = options;
  const streams = datasets.map((dataset) => ({
    dataset,
    pages: pages[dataset.name],
    entries: new DatasetEntries(dataset, { csv: archive.entry(csvEntryName(dataset.name)), jsonl: archive.entry(jsonlEntryName(dataset.name)) }),
    readThrough: '',
    onDay: false,
  }));
  let [rowsRead, recordsOutsideDays] = [0, 0];
  let [firstDay, lastDay] = [atEnd, ''];

  const accountDirs = new Map<string, AccountDir>();
  const proof = new LedgerProof(accountDirs);
  for (let stream = behind(streams); stream; stream = behind(streams)) {
    const page = await stream.pages.next();
    if (page) {
      await stream.entries.write(page, (row) => note(stream, row));
      proof.settle();
      rowsRead += page.rows;
    } else {
      stream.readThrough = atEnd;
    }
    options.onPage(rowsRead, streams.map(({ readThrough }) => readThrough).sort()[0] ?? '');
  }
  const finishedAt = options.now().toISOString();

  const written = new Map<DatasetName, WrittenDataset>();
  for (const { dataset, entries } of streams) written.set(dataset.name, await entries.end());
  const days = lastDay === '' ? undefined : { from: isoDay(firstDay), to: isoDay(lastDay) };
  const period = about.period ?? days;
  const readme = await writeWhole(readmeEntryName, readmeText(period));
  const openings = await options.openingBalances(proof.methodCodes());
  const consistency = await options.consistency();
  const { exportId, attempt, owner, requestedAt, startedAt } = about;
  const manifest: Manifest = {
    format: manifestFormat,
    formatVersion: manifestFormatVersion,
    ...{ exportId, attempt, owner, period, ...(about.period === null && { everything: true as const }), recordsOutsideDays },
    ...{ requestedAt, startedAt, finishedAt, consistency },
    entries: [...dataEntries(written), readme],
    ...proof.finish(openings),
  };
  const own = await writeWhole(manifestEntryName, manifestText(manifest));
  return { manifest, entries: [...manifest.entries.slice(0, -1), own, readme], days };

  function note(stream: Stream, row: Row): void {
    const { dataset } = stream;
    if (dataset === kindsMaster) noteKind(row);
    if (dataset.dayAttribute === null) return;
    // The sort key begins with the day.
    const day = row.string(dataset.sortAttribute, 8) ?? '';
    if (day !== stream.readThrough) {
      stream.onDay = isDay(isoDay(day));
      if (stream.onDay && day < firstDay) firstDay = day;
      if (stream.onDay && day > lastDay) lastDay = day;
    }
    if (!stream.onDay) recordsOutsideDays += 1;
    const [methodCode, value] = [row.string('method_cd'), row.number('value')];
    if (dataset === slips) proof.addSlip({ day, methodCode, value, kindCdSeq: row.before('_', 'kind_cd_seq') });
    else if (dataset === balances) proof.addBalance({ day, methodCode, value });
    stream.readThrough = day;
  }

  function noteKind(row: Row): void {
    const [code, accountDir] = [row.string('kind_cd'), row.string('account_dir')];
    if (code !== undefined && isAccountDir(accountDir)) accountDirs.set(code, accountDir);
  }

  async function writeWhole(name: string, text: string): Promise<ManifestEntry> {
    const entry = archive.entry(name);
    await entry.write(Buffer.from(text, 'utf8'));
    const { bytes, sha256 } = await entry.end();
    return { name, rows: null, bytes, sha256 };
  }
}

interface Stream {
  readonly dataset: Dataset;
  readThrough: string;
  /** Whether the row read last has a day of the calendar. */
  onDay: boolean;
}

/** Sorts after every day. */
const atEnd = '~';

/** The stream to read from next: a master that has not ended, then the dated one that is least far. */
function behind<S extends Stream>(streams: readonly S[]): S | undefined {
  const open = streams.filter(({ readThrough }) => readThrough !== atEnd);
  const master = open.find(({ dataset }) => dataset === kindsMaster || dataset === methodsMaster);
  return master ?? open.sort((a, b) => (a.readThrough < b.readThrough ? -1 : 1))[0];
}

function* dataEntries(written: ReadonlyMap<DatasetName, WrittenDataset>): Generator<ManifestEntry> {
  for (const { rows, csv, attributesNotInCsv } of written.values()) {
    yield { name: csv.name, rows, bytes: csv.bytes, sha256: csv.sha256, attributesNotInCsv };
  }
  for (const { rows, jsonl } of written.values()) yield { name: jsonl.name, rows, bytes: jsonl.bytes, sha256: jsonl.sha256 };
}
