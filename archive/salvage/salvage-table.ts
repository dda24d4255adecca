import { isUtf8 } from 'node:buffer';
import type { Dataset } from '../../ledger/datasets.ts';
import { compareKeys } from '../../ledger/key-order.ts';
import type { Period } from '../../ledger/period.ts';
import { checkedRecord } from '../copy/checked-record.ts';
import { KeyRules, mostKeyBytes } from '../copy/key-rules.ts';
import { lineBlocks } from '../copy/line-blocks.ts';
import { LineFault } from '../copy/line-fault.ts';
import { mostLineBytes } from '../copy/record-reader.ts';

import { jsonLineWriter } from '../entries/jsonl.ts';
import type { Item } from '../items/attribute-value.ts';
import { itemBytes, mostItemBytes } from '../items/item-bytes.ts';
import { csvCells } from './csv-cells.ts';
import { csvRecordTexts } from './csv-record-texts.ts';
import type { ExaminedEntry } from './examine-entry.ts';
import { itemOfCells } from './item-of-cells.ts';
import type { LostLines } from './lost-lines.ts';
import { version1Record } from './version-1-csv.ts';

interface TableEntries {
  readonly dataset: Dataset;
  /** Undefined where the file has none. */
  readonly jsonl: ExaminedEntry | undefined;
  /** Only one of version 1, whose records can be read back. */
  readonly csv: ExaminedEntry | undefined;
  /** Of the CSV's own header. */
  readonly columns: readonly string[];
  /** Becomes the owner of every record. */
  readonly owner: string;
  /** Null for everything. */
  readonly period: Period | null;
  readonly lost: LostLines;
}

/** A record for the new archive, in the order of keys. */
export interface SalvagedRecord {
  readonly key: string;
  /** As an archive has it, without the line feed. */
  readonly line: string;
  readonly from: 'JSONL' | 'CSV' | 'TCV';
}

/**
 * The records that are left of a table. An intact JSONL gives all of them. Of a damaged one, a byte may have changed
 * without any other sign. So where the CSV is right, a line of the JSONL counts only if its CSV record is there, and the
 * CSV gives the records that the JSONL lacks. Where neither is right, the lines count that look right, and then the
 * records of the CSV behind them.
 */
export async function* salvageTable(remains: TableEntries): AsyncGenerator<SalvagedRecord, void, undefined> {
  const { dataset, period, lost } = remains;
  const rules = new KeyRules(dataset, period);
  for await (const { entry, lineNumber, ...record } of candidatesOf(remains)) {
    try {
      rules.take(record.key);
      yield record;
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      lost.add({ entry, lineNumber, reason: error.reason });
    }
  }
}

interface Candidate extends SalvagedRecord {
  readonly entry: string;
  readonly lineNumber: number;
  /** The record as the CSV has it, without the line end. */
  readonly csv: string;
}

function candidatesOf(remains: TableEntries): AsyncGenerator<Candidate, void, undefined> {
  const { jsonl, csv } = remains;
  if (jsonl?.state === 'INTACT') return jsonlRecords(remains, { isProven: true, countsLost: true });
  if (csv?.state === 'INTACT' || csv?.state === 'CUT') return byCsv(remains);
  return byJsonl(remains);
}

/** Goes by the CSV, whose bytes are right as far as they go. */
async function* byCsv(remains: TableEntries): AsyncGenerator<Candidate, void, undefined> {
  const lines = jsonlRecords(remains, { isProven: false, countsLost: false });
  const ahead: Candidate[] = [];
  let isEnded = false;
  for await (const record of csvRecords(remains)) {
    while (!isEnded && ahead.length < mostAhead) {
      const next = await lines.next();
      if (next.done) isEnded = true;
      else ahead.push(next.value);
    }
    const found = ahead.findIndex(({ csv }) => csv === record.csv);
    const [line] = found === -1 ? [] : ahead.splice(0, found + 1).slice(-1);
    // A CSV has no column for the key of a dated record, but the cells of which the key is made.
    if (line && (!record.made || record.made.key === line.key)) yield line;
    else if (record.made) yield record.made;
    else remains.lost.add(record.fault);
  }
  if (remains.csv?.state === 'INTACT') return;
  yield* ahead;
  yield* lines;
}

/** Goes by the JSONL, and adds the records of the CSV behind its last line. */
async function* byJsonl(remains: TableEntries): AsyncGenerator<Candidate, void, undefined> {
  let last = '';
  const lines = jsonlRecords(remains, { isProven: false, countsLost: true });
  for await (const candidate of withoutOutliers(lines, remains.lost)) {
    last = candidate.key;
    yield candidate;
  }
  for await (const { made } of csvRecords(remains)) if (made && compareKeys(made.key, last) > 0) yield made;
}

/**
 * Leaves out a record whose key is higher than that of the record behind it, while that one fits the record before. A
 * key that has become too high would otherwise cost all records behind it.
 */
async function* withoutOutliers(
  candidates: AsyncIterable<Candidate>,
  lost: LostLines,
): AsyncGenerator<Candidate, void, undefined> {
  let [before, held]: [string, Candidate | undefined] = ['', undefined];
  for await (const next of candidates) {
    if (held && compareKeys(next.key, held.key) <= 0 && compareKeys(next.key, before) > 0) {
      lost.add({ entry: held.entry, lineNumber: held.lineNumber, reason: 'OUT_OF_ORDER' });
    } else if (held) {
      before = held.key;
      yield held;
    }
    held = next;
  }
  if (held) yield held;
}

/** The lines of the JSONL that are records. `isProven`: an attribute may contradict its key, as it may in a ledger. */
async function* jsonlRecords(
  { dataset, columns, jsonl, owner, lost }: TableEntries,
  { isProven, countsLost }: { readonly isProven: boolean; readonly countsLost: boolean },
): AsyncGenerator<Candidate, void, undefined> {
  if (!jsonl) return;
  const { name: entry } = jsonl;
  const rules = new KeyRules(dataset, null);
  const forms = formsOf(columns);
  let lineNumber = 0;
  for await (const block of lineBlocks(jsonl.content(), mostLineBytes)) {
    for (const bytes of block.kind === 'LINES' ? linesOf(block.bytes) : [undefined]) {
      lineNumber += 1;
      try {
        if (!bytes) throw new LineFault(block.kind === 'TOO_LONG' ? 'LINE_TOO_LONG' : 'LINE_NOT_ENDED');
        if (!isUtf8(bytes)) throw new LineFault('NOT_UTF8');
        const { key, item } = checkedRecord(dataset, bytes.toString('utf8'), owner);
        if (!isProven) rules.requireAgreement(key, item);
        yield { key, ...forms(item), from: 'JSONL', entry, lineNumber };
      } catch (error) {
        if (!(error instanceof LineFault)) throw error;
        if (countsLost) lost.add({ entry, lineNumber, reason: error.reason, attribute: error.attribute });
      }
    }
  }
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(lineFeed, at);
    yield bytes.subarray(at, end);
    at = end + 1;
  }
}

/** Every record of the CSV, and the record for the archive where one can be made of it. */
async function* csvRecords({ dataset, columns, csv, owner }: TableEntries) {
  if (!csv) return;
  const { name: entry } = csv;
  const forms = formsOf(columns);
  for await (const { number: lineNumber, text } of csvRecordTexts(csv.content(), mostLineBytes)) {
    if (lineNumber === 0) continue;
    const cells = text === undefined ? undefined : csvCells(text);
    const made = cells && itemOfCells(dataset, columns, cells, owner);
    const fits = made && Buffer.byteLength(made.key) <= mostKeyBytes && itemBytes(made.item) <= mostItemBytes;
    yield {
      csv: text,
      made: fits ? { key: made.key, ...forms(made.item), from: 'CSV' as const, entry, lineNumber } : undefined,
      fault: { entry, lineNumber, reason: text === undefined ? ('NOT_UTF8' as const) : ('NO_KEY' as const) },
    };
  }
}

function formsOf(columns: readonly string[]): (item: Item) => { readonly line: string; readonly csv: string } {
  const [line, csv] = [jsonLineWriter(), version1Record(columns)];
  return (item) => ({ line: line(item), csv: csv(item).slice(0, -lineEnd.length) });
}

const lineEnd = '\r\n';
const lineFeed = 0x0a;

/** A damage of more lines than this is not skipped in the JSONL; the CSV gives the rest. */
const mostAhead = 64;
