import type { DatasetName } from '../../ledger/datasets.ts';
import { shownName } from '../zip/zip-refused.ts';
import type { LineFault, LineFaultReason } from './line-fault.ts';

/** A line of a copy that a restore must not write. */
export interface RefusedLine {
  readonly dataset: DatasetName;
  /** Counted from 1 within the entry. */
  readonly lineNumber: number;
  readonly reason: LineFaultReason;
  /** The attribute at fault, when it is one. A long name is cut. */
  readonly attribute?: string;
}

/** Counts the refused lines of a copy, and keeps the first of each reason as examples. */
export class RefusedLines {
  readonly #counts = new Map<LineFaultReason, number>();
  readonly #examples: RefusedLine[] = [];
  readonly #mostExamples: number;

  /** At most `mostExamples` lines are kept for each reason. */
  constructor(mostExamples = 100) {
    this.#mostExamples = mostExamples;
  }

  add(dataset: DatasetName, lineNumber: number, { reason, attribute }: Pick<LineFault, 'reason' | 'attribute'>): void {
    const count = (this.#counts.get(reason) ?? 0) + 1;
    this.#counts.set(reason, count);
    if (count > this.#mostExamples) return;
    const shown = attribute === undefined ? {} : { attribute: shownName(attribute) };
    this.#examples.push({ dataset, lineNumber, reason, ...shown });
  }

  /** All refused lines. */
  get count(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  get byReason(): ReadonlyMap<LineFaultReason, number> {
    return this.#counts;
  }

  /** In the order in which they were found. */
  get examples(): readonly RefusedLine[] {
    return this.#examples;
  }
}

/** A sentence for a person: the fault of a line, and what was expected. */
export function refusedLineSentence({ reason, attribute }: Pick<RefusedLine, 'reason' | 'attribute'>): string {
  return sentences[reason](attribute === undefined ? 'An attribute' : `The attribute "${attribute}"`);
}

const sentences: Readonly<Record<LineFaultReason, (attribute: string) => string>> = {
  LINE_TOO_LONG: () => 'The line is longer than any item of DynamoDB can be.',
  LINE_NOT_ENDED: () => 'The file ends inside this line. A line ends with a line feed.',
  NOT_UTF8: () => 'The line is not UTF-8 text.',
  NOT_JSON: () => 'The line is not JSON.',
  NOT_AN_ITEM: (attribute) =>
    `The line is not one item in DynamoDB JSON. ${attribute} has a value of none of its ten types.`,
  NAME_TWICE: () => 'A name occurs twice in the same item or map. Programs would read different values.',
  NAME_TOO_LONG: (attribute) => `${attribute} has a name of more than 65,535 bytes.`,
  LONE_SURROGATE: (attribute) => `${attribute} holds half of a character, which UTF-8 cannot store.`,
  BAD_NUMBER: (attribute) =>
    `${attribute} is not a number that DynamoDB can hold: at most 38 digits, from 1E-130 to 9.99E+125.`,
  BAD_BINARY: (attribute) => `${attribute} is not proper base64.`,
  EMPTY_SET: (attribute) => `${attribute} is an empty set. DynamoDB does not hold one.`,
  SET_MEMBER_TWICE: (attribute) => `${attribute} is a set that holds the same value twice.`,
  NESTED_TOO_DEEP: (attribute) => `${attribute} has lists and maps inside each other, more than 32 levels deep.`,
  ITEM_TOO_LARGE: () => 'The item is larger than the 400 KB that DynamoDB can hold.',
  NO_OWNER: (attribute) => `${attribute} should name the owner as a text, and does not.`,
  NO_KEY: (attribute) => `${attribute} is the key. It should be a text that is not empty.`,
  KEY_TOO_LONG: () => 'The key is longer than the 1,024 bytes that DynamoDB can hold.',
  KEY_CONTRADICTED: (attribute) => `${attribute} says something else than the key of the record.`,
  OUTSIDE_PERIOD: () => 'The record is outside the days of the copy.',
  OUT_OF_ORDER: () => 'The key is lower than one before it. A copy is in the order of its keys.',
  KEY_TWICE: () => 'An earlier line has the same key.',
  LEGACY_CELLS: () => 'The line has more or fewer cells than a record. A memo with a tab or a line break does that.',
  LEGACY_ROW_GOES_ON: () => 'The memo of this line goes on in the line behind it, so it is not known where it ends.',
  LEGACY_DAY: () => 'The line does not begin with a day of the calendar as YYYYMMDD.',
  LEGACY_CODE: (attribute) => `${attribute} is empty.`,
  LEGACY_LINE_END: () =>
    'The line ends with a carriage return, which the original app does not write. Another program has changed the file.',
};
