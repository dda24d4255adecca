import { parseArgs } from 'node:util';

export interface Flags {
  /** Sizes of ledgers, ascending. */
  readonly rows: readonly number[];
  readonly runs: number;
  /** Rows for the runs against the local engine. 0 skips these runs. */
  readonly engineRows: number;
  readonly roundTrip: boolean;
}

export const usage = `Usage: npm run bench -- [options]
  --rows N,N,…       sizes of ledgers (50000,100000,1000000)
  --runs N           runs of each pipeline and size, in turn; medians are shown (3)
  --engine-rows N    rows for the runs against the local engine, 0 for none (50000)
  --no-round-trip    leave out the export on a whole host
  --large            also 3000000 rows`;

/** Throws a RangeError that says what was expected. */
export function readFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      rows: { type: 'string', default: '50000,100000,1000000' },
      runs: { type: 'string', default: '3' },
      'engine-rows': { type: 'string', default: '50000' },
      'round-trip': { type: 'boolean', default: true },
      large: { type: 'boolean', default: false },
    },
  });
  const rows = values.rows.split(',').map((text) => count('--rows', text, 1000));
  if (values.large) rows.push(3_000_000);
  return {
    rows: rows.sort((a, b) => a - b),
    runs: count('--runs', values.runs, 1),
    engineRows: count('--engine-rows', values['engine-rows'], 0),
    roundTrip: values['round-trip'],
  };
}

function count(flag: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new RangeError(`${flag}: expected a whole number from ${least}, got ${JSON.stringify(text)}.\n${usage}`);
  return number;
}
