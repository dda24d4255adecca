import type { Dataset, DatasetName } from '../ledger/datasets.ts';
import { balances, datasets, kindsMaster, methodsMaster, slips } from '../ledger/datasets.ts';
import { isDated } from '../ledger/dated-names.ts';
import { compactDay, dayOfKeyLength } from '../ledger/day.ts';
import type { MonthRows } from '../ledger/day-tally.ts';
import { DayTally } from '../ledger/day-tally.ts';
import type { Language } from '../ledger/language.ts';
import { ledgerMonths } from '../ledger/ledger-months.ts';
import { LedgerProof } from '../ledger/ledger-proof.ts';
import { MonthMoneyTally } from '../ledger/month-money.ts';
import type { Period } from '../ledger/period.ts';
import type { BalanceOnDay } from '../ledger/reconciliation.ts';
import type { WrittenDataset } from './entries/dataset-entries.ts';
import { DatasetEntries } from './entries/dataset-entries.ts';
import { datasetRecords } from './entries/dataset-records.ts';
import {
  csvEntryName,
  entryNames,
  formatVersion,
  jsonlEntryName,
  manifestEntryName,
  readmeEntryName,
} from './entries/entry-names.ts';
import { MasterCells } from './entries/master-cells.ts';
import { readmeText } from './entries/readme-entry.ts';
import type { ItemPage } from './items/item-page.ts';
import type { Row } from './items/row.ts';
import type { ConsistencyStatement, Manifest, ManifestEntry } from './manifest.ts';
import { manifestFormat, manifestText } from './manifest.ts';
import type { OpenArchive } from './zip/write-archive.ts';

/** Gives a dataset's items in key order, page by page; undefined after the last. */
export interface PageSource {
  /** The page is valid until the next one is requested. Its memory is reused then. */
  next(): Promise<ItemPage | undefined>;
}

export interface ArchiveLedgerOptions {
  /** Opened with `entryNames`. `archiveLedger` ends all its entries. */
  readonly archive: OpenArchive;
  readonly pages: Readonly<Record<DatasetName, PageSource>>;
  /** The last balance before the period of each of these methods. */
  readonly openingBalances: (methodCodes: readonly string[]) => Promise<ReadonlyMap<string, BalanceOnDay>>;
  readonly about: Pick<
    Manifest,
    'exportId' | 'attempt' | 'owner' | 'salvaged' | 'layout' | 'requestedAt' | 'startedAt'
  > & {
    /** Null for everything. */
    readonly period: Period | null;
    /** Of the CSV headers and README.txt. */
    readonly language: Language;
  };
  /**
   * Called after the last read. Returns the statement about writes during the pass. An error that it throws stops the
   * archive.
   */
  readonly consistency: () => Promise<ConsistencyStatement>;
  readonly now: () => Date;
  /**
   * Called after each page with three values: the rows read of all datasets; the day (`YYYYMMDD`) up to which both
   * dated datasets have been read, `~` when both have ended; the first day found so far.
   */
  readonly onPage: (rowsRead: number, readThrough: string, firstDay: string | undefined) => void;
}

/**
 * The content of an archive as it was written: the manifest, and every entry in the zip's order, including the manifest
 * itself.
 */
export interface ArchivedLedger {
  readonly manifest: Manifest;
  readonly entries: readonly ManifestEntry[];
  /** The first and the last day of the calendar found; undefined when there is none. */
  readonly days: Period | undefined;
  /** Records of slips and balances per month; empty when there are more than `mostMonths`. */
  readonly months: readonly MonthRows[];
}

/**
 * Copies a ledger into an archive in one pass, completely or not at all. The masters are read first, because they
 * decide the signs of the slips, and the CSV of slips and balances has their names. After them, the next page always comes from the dated dataset that has been read less
 * far in time. Slips and balances can so be compared with only one page of each in memory.
 */
export async function archiveLedger(options: ArchiveLedgerOptions): Promise<ArchivedLedger> {
  const { archive, pages, about } = options;
  const tally = new DayTally();
  const money = new MonthMoneyTally();
  const masters = new MasterCells(about.language);
  const streams = datasets.map((dataset) => ({
    dataset,
    dayOf: isDated(dataset.name) ? tally.counterOf(dataset.name) : undefined,
    pages: pages[dataset.name],
    entries: new DatasetEntries(
      dataset,
      { csv: archive.entry(csvEntryName(dataset.name)), jsonl: archive.entry(jsonlEntryName(dataset.name)) },
      datasetRecords(dataset.name, masters, about.language),
    ),
    readThrough: '',
  }));
  let rowsRead = 0;

  const proof = new LedgerProof(masters.accountDirs);
  for (let stream = behind(streams); stream; stream = behind(streams)) {
    const page = await stream.pages.next();
    if (page) {
      await stream.entries.write(page, (row) => note(stream, row));
      proof.settle();
      rowsRead += page.rows;
    } else {
      stream.readThrough = atEnd;
    }
    const firstDay = tally.days()?.from;
    options.onPage(
      rowsRead,
      streams.map(({ readThrough }) => readThrough).sort()[0] ?? '',
      firstDay && compactDay(firstDay),
    );
  }
  const finishedAt = options.now().toISOString();

  const written: WrittenDataset[] = [];
  for (const { entries } of streams) written.push(await entries.end());
  const [days, recordsOutsideDays] = [tally.days(), tally.recordsOutsideDays()];
  const period = about.period ?? days;
  const covered = { asked: about.period, days, recordsOutsideDays, isSalvaged: about.salvaged === true };
  const readme = await writeWhole(readmeEntryName, readmeText(about.language, covered));
  const openings = await options.openingBalances(proof.methodCodes());
  const consistency = await options.consistency();
  const { exportId, attempt, owner, requestedAt, startedAt } = about;
  const manifest: Manifest = {
    format: manifestFormat,
    formatVersion,
    ...{
      exportId,
      attempt,
      owner,
      period,
      ...(about.period === null && { everything: true as const }),
      ...(about.salvaged && { salvaged: true as const }),
      ...(about.layout && { layout: about.layout }),
      language: about.language,
      days: days ?? null,
      recordsOutsideDays,
    },
    ...{ requestedAt, startedAt, finishedAt, consistency },
    entries: inZipOrder([...written.flatMap(entriesOf), readme]),
    months: ledgerMonths(tally.months(), money.months()),
    ...proof.finish(openings),
  };
  const own = await writeWhole(manifestEntryName, manifestText(manifest));
  return { manifest, entries: inZipOrder([...manifest.entries, own]), days, months: tally.months() ?? [] };

  function note(stream: Stream, row: Row): void {
    const { dataset } = stream;
    if (dataset === kindsMaster) masters.addKind(row);
    if (dataset === methodsMaster) masters.addMethod(row);
    if (!stream.dayOf) return;
    const day = stream.dayOf(row.string(dataset.sortAttribute, dayOfKeyLength) ?? '');
    const [methodCode, value] = [row.string('method_cd'), row.number('value')];
    const kindCode = dataset === slips ? row.before('_', 'kind_cd_seq') : undefined;
    if (dataset === slips) proof.addSlip({ day, methodCode, value, kindCdSeq: kindCode });
    else if (dataset === balances) proof.addBalance({ day, methodCode, value });
    // A key without a day does not say how far the stream has come in time, and belongs to no month.
    if (day === undefined) return;
    stream.readThrough = day;
    if (dataset === slips) money.addSlip({ day, methodCode, value, accountDir: masters.kind(kindCode).accountDir });
    else if (dataset === balances) money.addBalance({ day, methodCode, value });
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
  /** Counts a record by its sort key and returns its day; undefined for a master. */
  readonly dayOf: ((keyStart: string) => string | undefined) | undefined;
  readThrough: string;
}

/** Sorts after every day. */
const atEnd = '~';

/**
 * The stream to read from next: first a master that has not ended, then the dated stream that has been read least far.
 */
function behind<S extends Stream>(streams: readonly S[]): S | undefined {
  const open = streams.filter(({ readThrough }) => readThrough !== atEnd);
  const master = open.find(({ dataset }) => dataset.dayAttribute === null);
  return master ?? open.sort((a, b) => (a.readThrough < b.readThrough ? -1 : 1))[0];
}

function entriesOf({ rows, csv, jsonl, attributesNotInCsv }: WrittenDataset): ManifestEntry[] {
  return [
    { name: csv.name, rows, bytes: csv.bytes, sha256: csv.sha256, attributesNotInCsv },
    { name: jsonl.name, rows, bytes: jsonl.bytes, sha256: jsonl.sha256 },
  ];
}

function inZipOrder(entries: readonly ManifestEntry[]): ManifestEntry[] {
  return entries.toSorted((a, b) => entryNames.indexOf(a.name) - entryNames.indexOf(b.name));
}
