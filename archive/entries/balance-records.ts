import { AsciiTexts } from '../items/ascii-texts.ts';
import type { Item } from '../items/attribute-value.ts';
import { CompactDays } from '../items/compact-days.ts';
import type { FlatItem } from '../items/flat-item.ts';
import { valueAt } from '../items/flat-item.ts';
import { fieldsPerAttribute } from '../items/item-page.ts';
import { commaByte } from '../items/json-bytes.ts';
import { copyIsoDay, copyTo, isoDayLength, isPlainNumber, isPlainText } from '../items/plain-values.ts';
import { csvRecord } from './csv.ts';
import type { CsvRecords } from './csv-records.ts';
import type { EntryChunks } from './entry-chunks.ts';
import type { MasterCells } from './master-cells.ts';
import { dayCell, memoCell, textCell } from './people-cells.ts';

/** Writes balances as records of balances.csv. */
export class BalanceRecords implements CsvRecords {
  readonly #masters: MasterCells;
  readonly #days = new CompactDays();
  readonly #texts = new AsciiTexts();

  constructor(masters: MasterCells) {
    this.#masters = masters;
  }

  record({ tgt_date: day, method_cd: methodCode, value, memo }: Item): string {
    return csvRecord([
      dayCell(day, 'tgt_date'),
      this.#masters.method(methodCode?.S).name,
      textCell(value, 'value'),
      memoCell(memo),
      textCell(methodCode, 'method_cd'),
    ]);
  }

  write({ page, at, shape }: FlatItem, csv: EntryChunks): boolean {
    const { bytes, map } = page;
    const [dayIndex, methodIndex, valueIndex, memoIndex] = shape.columns as readonly [number, number, number, number];
    // Only a memo may be missing here, or be anything but plain.
    if (dayIndex < 0 || methodIndex < 0 || valueIndex < 0) return false;
    const dayField = at + dayIndex * fieldsPerAttribute;
    const methodField = at + methodIndex * fieldsPerAttribute;
    const valueField = at + valueIndex * fieldsPerAttribute;
    if (!isPlainText(page, dayField) || !isPlainText(page, methodField) || !isPlainNumber(page, valueField))
      return false;
    const dayStart = map[dayField + 1] as number;
    if (!this.#days.isDay(bytes, dayStart, map[dayField + 2] as number)) return false;
    const [methodStart, methodEnd] = [map[methodField + 1] as number, map[methodField + 2] as number];
    const methodCode =
      this.#texts.read(bytes, methodStart, methodEnd) ?? bytes.toString('utf8', methodStart, methodEnd);
    const { lead } = this.#masters.method(methodCode);
    const [valueStart, valueEnd] = [map[valueField + 1] as number, map[valueField + 2] as number];

    const out = csv.roomFor(isoDayLength + lead.length + valueEnd - valueStart + 1);
    let to = copyIsoDay(out, csv.written, bytes, dayStart);
    to = copyTo(out, to, lead, 0, lead.length);
    to = copyTo(out, to, bytes, valueStart, valueEnd);
    out[to] = commaByte;
    csv.wrote(to + 1);
    if (memoIndex >= 0) {
      const memoField = at + memoIndex * fieldsPerAttribute;
      if (isPlainText(page, memoField)) csv.copy(bytes, map[memoField + 1] as number, map[memoField + 2] as number);
      else csv.text(memoCell(valueAt(page, memoField)));
    }
    csv.byte(commaByte);
    csv.copy(bytes, methodStart, methodEnd);
    csv.byte(carriageReturn);
    csv.byte(lineFeed);
    return true;
  }
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];
