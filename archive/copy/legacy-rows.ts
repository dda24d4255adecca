import { isUtf8 } from 'node:buffer';
import type { Dataset } from '../../ledger/datasets.ts';
import { slips } from '../../ledger/datasets.ts';
import { isDay, isoDay } from '../../ledger/day.ts';
import { plainDecimal } from '../../ledger/money.ts';
import type { Period } from '../../ledger/period.ts';
import { jsonLineWriter } from '../entries/jsonl.ts';
import type { Item } from '../items/attribute-value.ts';
import { itemBytes, mostItemBytes } from '../items/item-bytes.ts';
import { parseItemNumber } from '../items/item-number.ts';
import type { CopyRecord } from './copy-record.ts';
import { KeyRules, mostKeyBytes } from './key-rules.ts';
import type { LineBlock } from './line-blocks.ts';
import type { LineFaultReason } from './line-fault.ts';
import { LineFault } from './line-fault.ts';
import type { RefusedLines } from './refused-lines.ts';

/**
 * Reads the lines of a `.tcv` file of the original app. A line is the cells of one row, with tabs between them and no
 * quoting; a slip's last cell is its memo. A memo that holds a tab or a line break breaks its row. Such a row is refused,
 * and a line that does not begin like a row is refused together with the row before it, whose memo it may belong to.
 */
export class LegacyRows {
  readonly #dataset: Dataset;
  readonly #columns: readonly string[];
  readonly #owner: string;
  readonly #refused: RefusedLines;
  readonly #rules: KeyRules;
  readonly #line = jsonLineWriter();
  /** The latest row. Only the line behind it shows whether it is whole. */
  #held: { readonly item: Item; readonly lineNumber: number } | undefined;
  #lines = 0;

  constructor(
    dataset: Dataset,
    options: { readonly owner: string; readonly refused: RefusedLines; readonly period: Period },
  ) {
    this.#dataset = dataset;
    this.#columns = dataset === slips ? slips.columns : dataset.columns.filter((name) => name !== 'memo');
    this.#owner = options.owner;
    this.#refused = options.refused;
    this.#rules = new KeyRules(dataset, options.period);
  }

  /** The records that are known to be whole after this block. */
  read(block: LineBlock): CopyRecord[] {
    const records: CopyRecord[] = [];
    const bytes = block.kind === 'TOO_LONG' ? Buffer.alloc(1) : block.bytes;
    for (let at = 0; at < bytes.length; ) {
      const found = bytes.indexOf(lineFeed, at);
      const end = found === -1 ? bytes.length : found;
      this.#lines += 1;
      this.#take(bytes.subarray(at, end), unfinished[block.kind], records);
      at = end + 1;
    }
    return records;
  }

  /** The last record, when there is one. */
  end(): CopyRecord[] {
    const records: CopyRecord[] = [];
    this.#release(records);
    return records;
  }

  #take(bytes: Buffer, unfinishedBy: LineFaultReason | undefined, records: CopyRecord[]): void {
    // The row before this line is whole only when this line does not go on with its memo.
    if (beginsRow(bytes)) this.#release(records);
    else this.#refuseHeld();
    try {
      if (unfinishedBy !== undefined) throw new LineFault(unfinishedBy);
      // Of a file that was saved with other line ends, every memo would get a character that nobody sees.
      if (bytes.at(-1) === carriageReturn) throw new LineFault('LEGACY_LINE_END');
      if (!isUtf8(bytes)) throw new LineFault('NOT_UTF8');
      const cells = bytes.toString('utf8').split('\t');
      if (cells.length !== this.#columns.length) throw new LineFault('LEGACY_CELLS');
      this.#held = { item: this.#itemOf(cells), lineNumber: this.#lines };
    } catch (error) {
      this.#refuse(this.#lines, error);
    }
  }

  #itemOf(cells: readonly string[]): Item {
    const { partitionAttribute, sortAttribute, dayAttribute, withinDayAttribute } = this.#dataset;
    const item: Record<string, Item[string]> = {};
    for (const [index, name] of this.#columns.entries()) {
      const cell = cells[index] ?? '';
      if (name === 'value') {
        if (!parseItemNumber(cell)) throw new LineFault('BAD_NUMBER', name);
        item[name] = { N: plainDecimal(cell) };
      } else {
        if (name === dayAttribute && !isCompactDay(cell)) throw new LineFault('LEGACY_DAY', name);
        if (cell === '' && name !== 'memo') throw new LineFault('LEGACY_CODE', name);
        item[name] = { S: cell };
      }
    }
    const key = `${item[dayAttribute ?? '']?.S}#${item[withinDayAttribute ?? '']?.S}`;
    if (Buffer.byteLength(key) > mostKeyBytes) throw new LineFault('KEY_TOO_LONG');
    const whole = { ...item, [partitionAttribute]: { S: this.#owner }, [sortAttribute]: { S: key } };
    if (itemBytes(whole) > mostItemBytes) throw new LineFault('ITEM_TOO_LARGE');
    return whole;
  }

  /** Passes the held row on. */
  #release(records: CopyRecord[]): void {
    const held = this.#held;
    this.#held = undefined;
    if (!held) return;
    const key = held.item[this.#dataset.sortAttribute]?.S ?? '';
    try {
      this.#rules.take(key);
      records.push({ key, line: this.#line(held.item), lineNumber: held.lineNumber });
    } catch (error) {
      this.#refuse(held.lineNumber, error);
    }
  }

  #refuseHeld(): void {
    if (this.#held) this.#refuse(this.#held.lineNumber, new LineFault('LEGACY_ROW_GOES_ON'));
    this.#held = undefined;
  }

  #refuse(lineNumber: number, error: unknown): void {
    if (!(error instanceof LineFault)) throw error;
    this.#refused.add(this.#dataset.name, lineNumber, error);
  }
}

/** A row begins with its day and a tab. */
function beginsRow(bytes: Buffer): boolean {
  return bytes[bytesOfDay] === tab && isCompactDay(bytes.toString('latin1', 0, bytesOfDay));
}

const isCompactDay = (text: string): boolean => text.length === bytesOfDay && isDay(isoDay(text));

const unfinished: Readonly<Record<LineBlock['kind'], LineFaultReason | undefined>> = {
  LINES: undefined,
  TOO_LONG: 'LINE_TOO_LONG',
  NOT_ENDED: 'LINE_NOT_ENDED',
};

const [lineFeed, carriageReturn, tab] = [0x0a, 0x0d, 0x09];
const bytesOfDay = 8;
