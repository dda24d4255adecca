import { parseArgs } from 'node:util';

export interface Flags {
  /** Sizes of ledgers to export, ascending. Empty for none. */
  readonly rows: readonly number[];
  readonly runs: number;
  /** Rows for the runs against the local engine. 0 skips these runs. */
  readonly engineRows: number;
  /** Sizes of copies to restore, ascending. Empty for none. */
  readonly restoreRows: readonly number[];
  readonly roundTrip: boolean;
}

export const usage = `Usage: npm run bench -- [options]
  --rows N,N,…           sizes of ledgers to export, 0 for none (50000,100000,1000000)
  --restore-rows N,N,…   sizes of copies to restore, 0 for none (50000,1000000)
  --runs N               runs of each pipeline and size, in turn; medians are shown (3)
  --engine-rows N        rows for the runs against the local engine, 0 for none (50000)
  --no-round-trip        leave out the export on a whole host
  --large                also 3000000 rows`;

/** Throws a RangeError that says what was expected. */
export function readFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      rows: { type: 'string', default: '50000,100000,1000000' },
      'restore-rows': { type: 'string', default: '50000,1000000' },
      runs: { type: 'string', default: '3' },
      'engine-rows': { type: 'string', default: '50000' },
      'round-trip': { type: 'boolean', default: true },
      large: { type: 'boolean', default: false },
    },
  });
  const rows = sizes('--rows', values.rows);
  return {
    rows: values.large ? [...rows, 3_000_000] : rows,
    restoreRows: sizes('--restore-rows', values['restore-rows']),
    runs: count('--runs', values.runs, 1),
    engineRows: count('--engine-rows', values['engine-rows'], 0),
    roundTrip: values['round-trip'],
  };
}

/** Ascending. Empty for `0`. */
function sizes(flag: string, text: string): number[] {
  if (text === '0') return [];
  return text
    .split(',')
    .map((size) => count(flag, size, 1000))
    .sort((a, b) => a - b);
}

function count(flag: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new RangeError(`${flag}: expected a whole number from ${least}, got ${JSON.stringify(text)}.\n${usage}`);
  return number;
}
