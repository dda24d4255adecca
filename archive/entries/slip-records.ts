import { kindCodeOf } from '../../ledger/kinds.ts';
import { AsciiTexts } from '../items/ascii-texts.ts';
import type { Item } from '../items/attribute-value.ts';
import { CompactDays } from '../items/compact-days.ts';
import type { FlatItem } from '../items/flat-item.ts';
import { valueAt } from '../items/flat-item.ts';
import { fieldsPerAttribute } from '../items/item-page.ts';
import { commaByte } from '../items/json-bytes.ts';
import { copyIsoDay, copyTo, isoDayLength, isPlainNumber, isPlainPart, isPlainText } from '../items/plain-values.ts';
import { csvRecord } from './csv.ts';
import type { CsvRecords } from './csv-records.ts';
import type { EntryChunks } from './entry-chunks.ts';
import type { MasterCells } from './master-cells.ts';
import { dayCell, memoCell, textCell } from './people-cells.ts';

/** Writes slips as records of slips.csv. */
export class SlipRecords implements CsvRecords {
  readonly #masters: MasterCells;
  readonly #days = new CompactDays();
  readonly #texts = new AsciiTexts();

  constructor(masters: MasterCells) {
    this.#masters = masters;
  }

  record({ tgt_date: day, kind_cd_seq: seq, method_cd: methodCode, value, memo }: Item): string {
    const kindCode = seq?.S === undefined ? undefined : kindCodeOf(seq.S);
    const kind = this.#masters.kind(kindCode);
    const isKnown = value?.N !== undefined && kind.accountDir !== undefined;
    const amount = textCell(value, 'value');
    return csvRecord([
      dayCell(day, 'tgt_date'),
      isKnown ? kind.type : this.#masters.unknownType,
      kind.name,
      memoCell(memo),
      this.#masters.method(methodCode?.S).name,
      amount,
      ...[0, 1, 2].map((column) => (isKnown && column === kind.amountColumn ? amount : '')),
      kindCode === undefined ? '' : textCell({ S: kindCode }, 'kind_cd_seq'),
      textCell(methodCode, 'method_cd'),
      textCell(seq, 'kind_cd_seq'),
    ]);
  }

  write({ page, at, shape }: FlatItem, csv: EntryChunks): boolean {
    const { bytes, map } = page;
    const { columns } = shape;
    const memoIndex = columns[4] as number;
    // Only a memo may be missing here, or be anything but plain.
    if ((columns[0] as number) < 0 || (columns[1] as number) < 0) return false;
    if ((columns[2] as number) < 0 || (columns[3] as number) < 0) return false;
    const dayField = at + (columns[0] as number) * fieldsPerAttribute;
    const seqField = at + (columns[1] as number) * fieldsPerAttribute;
    const methodField = at + (columns[2] as number) * fieldsPerAttribute;
    const valueField = at + (columns[3] as number) * fieldsPerAttribute;
    if (!isPlainText(page, dayField) || !isPlainText(page, seqField)) return false;
    if (!isPlainText(page, methodField) || !isPlainNumber(page, valueField)) return false;

    const dayStart = map[dayField + 1] as number;
    if (!this.#days.isDay(bytes, dayStart, map[dayField + 2] as number)) return false;
    const [seqStart, seqEnd] = [map[seqField + 1] as number, map[seqField + 2] as number];
    let codeEnd = seqStart;
    while (codeEnd < seqEnd && bytes[codeEnd] !== underscore) codeEnd += 1;
    if (codeEnd === seqStart || !isPlainPart(bytes, seqStart, codeEnd)) return false;
    const kind = this.#masters.kind(this.#text(bytes, seqStart, codeEnd));
    const [methodStart, methodEnd] = [map[methodField + 1] as number, map[methodField + 2] as number];
    const method = this.#masters.method(this.#text(bytes, methodStart, methodEnd));
    const [valueStart, valueEnd] = [map[valueField + 1] as number, map[valueField + 2] as number];

    let out = csv.roomFor(isoDayLength + kind.lead.length);
    let to = copyIsoDay(out, csv.written, bytes, dayStart);
    csv.wrote(copyTo(out, to, kind.lead, 0, kind.lead.length));
    if (memoIndex >= 0) {
      const memoField = at + memoIndex * fieldsPerAttribute;
      if (isPlainText(page, memoField)) csv.copy(bytes, map[memoField + 1] as number, map[memoField + 2] as number);
      else csv.text(memoCell(valueAt(page, memoField)));
    }
    out = csv.roomFor(
      method.lead.length + 2 * (valueEnd - valueStart) + 2 * (seqEnd - seqStart) + methodEnd - methodStart + separators,
    );
    to = copyTo(out, csv.written, method.lead, 0, method.lead.length);
    to = copyTo(out, to, bytes, valueStart, valueEnd);
    for (let column = 0; column < amountColumns; column += 1) {
      out[to++] = commaByte;
      if (column === kind.amountColumn) to = copyTo(out, to, bytes, valueStart, valueEnd);
    }
    out[to++] = commaByte;
    to = copyTo(out, to, bytes, seqStart, codeEnd);
    out[to++] = commaByte;
    to = copyTo(out, to, bytes, methodStart, methodEnd);
    out[to++] = commaByte;
    to = copyTo(out, to, bytes, seqStart, seqEnd);
    out[to++] = carriageReturn;
    out[to++] = lineFeed;
    csv.wrote(to);
    return true;
  }

  #text(bytes: Buffer, start: number, end: number): string {
    return this.#texts.read(bytes, start, end) ?? bytes.toString('utf8', start, end);
  }
}

/** Commas and line end. */
const separators = 16;

/** Income, expense and charge. */
const amountColumns = 3;

const [underscore, lineFeed, carriageReturn] = [0x5f, 0x0a, 0x0d];
