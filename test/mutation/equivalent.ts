import type { Mutant } from './mutants-of.ts';

export interface Equivalent extends Pick<Mutant, 'file' | 'original' | 'replacement'> {
  /** A part of the changed line, or of its first line, as the same words may stand elsewhere in the file. */
  readonly within: string;
  /** Why no test can tell the two apart. */
  readonly reason: string;
}

const exactSum = 'Sums of doubles are a short cut: without it `addDecimals` gives the same digits.';

/** Mutants that were looked at and behave as the source does. */
export const equivalents: readonly Equivalent[] = [
  {
    file: 'ledger/decimal-sum.ts',
    within: 'if (Number.isSafeInteger(sum))',
    original: '{ this.#whole = sum; return; }',
    replacement: '{}',
    reason: exactSum,
  },
  {
    file: 'ledger/decimal-sum.ts',
    within: 'if (value !== lastValue)',
    original: 'value !== lastValue',
    replacement: 'value === lastValue',
    reason: exactSum,
  },
  {
    file: 'ledger/decimal-sum.ts',
    within: 'if (value !== lastValue)',
    original: '{ lastWhole = integer.test(value) ? Number(value) : NaN; lastValue = value; }',
    replacement: '{}',
    reason: exactSum,
  },
  ...['/^-\\d{1,15}$/', '/^-?\\d$/', '/^-?\\D{1,15}$/'].map((replacement) => ({
    file: 'ledger/decimal-sum.ts',
    within: 'const integer',
    original: '/^-?\\d{1,15}$/',
    replacement,
    reason: exactSum,
  })),
  ...[
    ['!Number.isNaN(whole)', 'false'],
    ["other.#rest !== '0'", 'true'],
    ['Number.isSafeInteger(sum)', 'false'],
    ['value !== lastValue', 'true'],
    ['value !== lastValue', 'false'],
  ].map(([original = '', replacement = '']) => ({
    file: 'ledger/decimal-sum.ts',
    within: original,
    original,
    replacement,
    reason: exactSum,
  })),
  {
    file: 'ledger/day-tally.ts',
    within: 'if (keyStart !== previous)',
    original: 'keyStart !== previous',
    replacement: 'true',
    reason: 'It only saves reading the same day again.',
  },
  ...[
    ['this.#first === undefined || this.#last === undefined', 'this.#first === undefined && this.#last === undefined'],
    ['this.#first === undefined', 'false'],
    ['this.#last === undefined', 'false'],
  ].map(([original = '', replacement = '']) => ({
    file: 'ledger/day-tally.ts',
    within: 'return this.#first === undefined || this.#last === undefined',
    original,
    replacement,
    reason: 'The first and the last day are set together.',
  })),
  {
    file: 'ledger/day-tally.ts',
    within: '.sort((a, b)',
    original: 'a.month < b.month',
    replacement: 'a.month <= b.month',
    reason: 'The months are keys of one map: no two of them are equal.',
  },
  ...[
    ['day < this.#first', 'day <= this.#first'],
    ['day > this.#last', 'day >= this.#last'],
  ].map(([original = '', replacement = '']) => ({
    file: 'ledger/day-tally.ts',
    within: original,
    original,
    replacement,
    reason: 'It sets a day to the day that it is.',
  })),
  {
    file: 'ledger/control-totals.ts',
    within: '.sort(([a], [b])',
    original: 'a < b',
    replacement: 'a <= b',
    reason: 'The codes are keys of one map: no two of them are equal.',
  },
];

/** The entry that says why a mutant cannot be noticed; undefined for one that should be. */
export function equivalentOf({ file, original, replacement, lineText }: Mutant): Equivalent | undefined {
  return equivalents.find(
    (one) =>
      one.file === file &&
      one.original === onOneLine(original) &&
      one.replacement === onOneLine(replacement) &&
      lineText.includes(one.within),
  );
}

function onOneLine(code: string): string {
  return code.replace(/\s+/g, ' ');
}
