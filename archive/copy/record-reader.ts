import { isUtf8 } from 'node:buffer';
import type { Dataset } from '../../ledger/datasets.ts';
import type { Period } from '../../ledger/period.ts';
import { jsonLineWriter } from '../entries/jsonl.ts';
import { mostItemBytes } from '../items/item-bytes.ts';
import type { ItemPage } from '../items/item-page.ts';
import { fieldsPerAttribute, fieldsPerItem, mapLines, notFlat } from '../items/item-page.ts';
import { checkedRecord } from './checked-record.ts';
import type { CopyRecord } from './copy-record.ts';
import { FlatLines } from './flat-lines.ts';
import { KeyRules } from './key-rules.ts';
import type { LineBlock } from './line-blocks.ts';
import type { LineFaultReason } from './line-fault.ts';
import { LineFault } from './line-fault.ts';
import type { RefusedLines } from './refused-lines.ts';

export interface RecordReaderOptions {
  /** Null for a copy of everything. */
  readonly period: Period | null;
  /** Becomes the owner of every record, whatever the copy says. */
  readonly owner: string;
  readonly refused: RefusedLines;
  /** Accepts records whose attributes contradict their key (`KeyRules.requireAgreement`). */
  readonly acceptContradictedKeys: boolean;
}

/** Reads the lines of a JSONL entry, from its first to its last, and checks each. */
export class RecordReader {
  readonly #dataset: Dataset;
  readonly #options: RecordReaderOptions;
  readonly #rules: KeyRules;
  readonly #flat: FlatLines;
  readonly #canonicalLine = jsonLineWriter();
  #map: Int32Array | undefined;
  /** Lines read so far, refused ones too. */
  lines = 0;

  constructor(dataset: Dataset, options: RecordReaderOptions) {
    this.#dataset = dataset;
    this.#options = options;
    this.#rules = new KeyRules(dataset, options.period);
    this.#flat = new FlatLines(dataset, options.owner);
  }

  /** The records of the next block. Refused lines are added to `refused`. */
  read(block: LineBlock): CopyRecord[] {
    if (block.kind === 'LINES') return this.#readLines(block.bytes);
    this.lines += 1;
    this.#refuse(block.kind === 'TOO_LONG' ? 'LINE_TOO_LONG' : 'LINE_NOT_ENDED');
    return [];
  }

  #readLines(bytes: Buffer): CopyRecord[] {
    const page = mapLines(bytes, this.#map);
    this.#map = page.map;
    const isText = isUtf8(bytes);
    const records: CopyRecord[] = [];
    let at = 0;
    for (let row = 0; row < page.rows; row += 1) {
      this.lines += 1;
      try {
        records.push(this.#record(page, at, isText));
      } catch (error) {
        if (!(error instanceof LineFault)) throw error;
        this.#refuse(error.reason, error.attribute);
      }
      at += fieldsPerItem + Math.max(0, page.map[at + 2] as number) * fieldsPerAttribute;
    }
    return records;
  }

  #record(page: ItemPage, at: number, isText: boolean): CopyRecord {
    const [start, end] = [page.map[at] as number, page.map[at + 1] as number];
    if (!isText && !isUtf8(page.bytes.subarray(start, end))) throw new LineFault('NOT_UTF8');
    const attributes = page.map[at + 2] as number;
    const { key, line } =
      (attributes === notFlat ? undefined : this.#flat.read(page, at, attributes)) ??
      this.#readPlainly(page.bytes.toString('utf8', start, end));
    this.#rules.take(key);
    return { key, line, lineNumber: this.lines };
  }

  /** The rule for every line. `FlatLines` gives the same for the lines that it takes. */
  #readPlainly(text: string): { key: string; line: string } {
    const { owner, acceptContradictedKeys } = this.#options;
    const { key, item } = checkedRecord(this.#dataset, text, owner);
    if (!acceptContradictedKeys) this.#rules.requireAgreement(key, item);
    return { key, line: this.#canonicalLine(item) };
  }

  #refuse(reason: LineFaultReason, attribute?: string): void {
    this.#options.refused.add(this.#dataset.name, this.lines, { reason, attribute });
  }
}

/**
 * The longest line that an item of 400 KB can make: 70 characters for each byte. DynamoDB writes numbers without an
 * exponent, so a set of numbers near its limits takes 137 characters for a member of two bytes.
 */
export const mostLineBytes = 70 * mostItemBytes;
