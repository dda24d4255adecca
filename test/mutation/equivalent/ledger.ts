import type { Explained } from '../explained.ts';

const exactSum = 'Sums of doubles are only a shortcut. Without it `addDecimals` results in the same digits.';

export const ledgerEquivalents: readonly Explained[] = [
  {
    file: 'ledger/decimal-sum.ts',
    reason: exactSum,
    changes: [
      ['if (Number.isSafeInteger(sum))', '{ this.#whole = sum; return; }', '{}'],
      ['if (value !== lastValue)', 'value !== lastValue', 'value === lastValue'],
      [
        'if (value !== lastValue)',
        '{ lastWhole = integer.test(value) ? Number(value) : NaN; lastValue = value; }',
        '{}',
      ],
      ['const integer', '/^-?\\d{1,15}$/', '/^-\\d{1,15}$/'],
      ['const integer', '/^-?\\d{1,15}$/', '/^-?\\d$/'],
      ['const integer', '/^-?\\d{1,15}$/', '/^-?\\D{1,15}$/'],
      ['!Number.isNaN(whole)', '!Number.isNaN(whole)', 'false'],
      ["other.#rest !== '0'", "other.#rest !== '0'", 'true'],
      ['Number.isSafeInteger(sum)', 'Number.isSafeInteger(sum)', 'false'],
      ['value !== lastValue', 'value !== lastValue', 'true'],
      ['value !== lastValue', 'value !== lastValue', 'false'],
    ],
  },
  {
    file: 'ledger/day-tally.ts',
    reason: 'The condition only saves reading the same day again.',
    changes: [['if (keyStart !== previous)', 'keyStart !== previous', 'true']],
  },
  {
    file: 'ledger/day-tally.ts',
    reason: 'The first and the last day are set together.',
    changes: [
      [
        'return this.#first === undefined || this.#last === undefined',
        'this.#first === undefined || this.#last === undefined',
        'this.#first === undefined && this.#last === undefined',
      ],
      ['return this.#first === undefined || this.#last === undefined', 'this.#first === undefined', 'false'],
      ['return this.#first === undefined || this.#last === undefined', 'this.#last === undefined', 'false'],
    ],
  },
  {
    file: 'ledger/day-tally.ts',
    reason: 'The months are keys of one map, so no two are equal.',
    changes: [['.sort((a, b)', 'a.month < b.month', 'a.month <= b.month']],
  },
  {
    file: 'ledger/day-tally.ts',
    reason: 'The mutant only sets a day to the same day.',
    changes: [
      ['day < this.#first', 'day < this.#first', 'day <= this.#first'],
      ['day > this.#last', 'day > this.#last', 'day >= this.#last'],
    ],
  },
  {
    file: 'ledger/control-totals.ts',
    reason: 'The codes are keys of one map, so no two are equal.',
    changes: [['.sort(([a], [b])', 'a < b', 'a <= b']],
  },
  {
    file: 'ledger/money.ts',
    reason: 'Doubles are a short cut for small integers: the longer way gives the same digits.',
    changes: [
      ['return String(Number(a) + Number(b))', 'isSmallInteger(a) && isSmallInteger(b)', 'false'],
      ['return String(0 - Number(a))', 'isSmallInteger(a)', 'false'],
      ['function isSmallInteger', '{ return smallInteger.test(text); }', '{}'],
      ['const smallInteger', '/^-?\\d{1,15}$/', '/^-\\d{1,15}$/'],
      ['const smallInteger', '/^-?\\d{1,15}$/', '/^-?\\d$/'],
    ],
  },
  {
    file: 'ledger/money.ts',
    reason: 'The first element is the whole match, which is not read.',
    changes: [['pattern.exec(text) ?? []', '[]', '["Stryker was here"]']],
  },
  {
    file: 'ledger/money.ts',
    reason: 'Ten to the power of 0 is 1.',
    changes: [['own === exponent', 'own === exponent', 'false']],
  },
  {
    file: 'ledger/money.ts',
    reason: 'Zero has no sign as a bigint.',
    changes: [['const digits = (coefficient < 0n', 'coefficient < 0n', 'coefficient <= 0n']],
  },
  {
    file: 'ledger/reconciliation.ts',
    reason: 'It only saves memory: slips of one day may as well be kept one by one.',
    changes: [
      ['let last = this.#slipDays.at(-1)', '-1', '+1'],
      ['if (last?.day !== slip.day)', 'last?.day !== slip.day', 'true'],
    ],
  },
  {
    file: 'ledger/reconciliation.ts',
    reason: 'It only frees memory: what is not settled on the way is settled at the end.',
    changes: [
      [
        'settle(): void',
        '{ const open = this.#slipDays.at(-1)?.day; if (open !== undefined) this.#settleBefore(open); }',
        '{}',
      ],
      ['const open = this.#slipDays.at(-1)', '-1', '+1'],
      ['if (open !== undefined)', 'open !== undefined', 'false'],
      ['if (open !== undefined)', 'this.#settleBefore(open);', ';'],
    ],
  },
  {
    file: 'ledger/reconciliation.ts',
    reason: 'The codes are keys of one map, so no two are equal.',
    changes: [['.sort(([a], [b])', 'a < b', 'a <= b']],
  },
  {
    file: 'ledger/reconciliation.ts',
    reason: 'It only saves working out the same effects again.',
    changes: [
      ['if (!effects)', '!effects', 'true'],
      ['this.#effects.set(key, effects)', 'this.#effects.set(key, effects);', ';'],
    ],
  },
  {
    file: 'ledger/day.ts',
    reason: 'The length is looked at twice: either look is enough.',
    changes: [
      ['return compact.length === 8', 'compact.length === 8', 'true'],
      ['if (text.length !== 8', 'text.length !== 8', 'false'],
    ],
  },
];
