import { parseArgs } from 'node:util';
import { flagSentence } from '../cli/flag-sentence.ts';
import { swallowedFlags, swallowedSentence } from '../cli/swallowed-flags.ts';

/** The parsed flags of `npm start -- …`. */
export interface Flags {
  /** The first of the ports. The page uses it. */
  readonly port: number;
  readonly dataDir: string;
  /** Start fresh: first remove everything in the data folder that the host made. */
  readonly fresh: boolean;
  /** Make demo users and ledgers at the first start. */
  readonly seed: boolean;
  /** Use Vite's reloading page instead of the built page. */
  readonly dev: boolean;
  /** How the tables of the ledger are keyed: by owner, or as the original app's. */
  readonly layout: 'by-owner' | 'original';
  readonly help: boolean;
}

export const usage = `npm start -- [--port N] [--data DIR] [--fresh] [--no-seed] [--layout NAME]

  --port N     first of eight ports, the page's own (4000)
  --data DIR   folder for everything the host keeps (.local)
  --fresh      start with an empty data folder: removes the data of the host in it
  --no-seed    no demo users, no demo ledgers
  --layout NAME
               how the tables are keyed: by-owner, or original, as the original app's,
               which hold the ledger of the first demo user alone (by-owner)
  -h, --help   this`;

/** A flag that cannot be understood. */
export class WrongFlag extends Error {
  override readonly name = 'WrongFlag';
}

/** @param environment the variables in which npm leaves the flags that it kept. See `swallowedFlags`. */
export function readFlags(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Flags {
  const swallowed = swallowedFlags({
    names: ['port', 'data', 'fresh', 'no-seed', 'layout'],
    script: 'start',
    environment,
  });
  if (swallowed.length > 0) throw new WrongFlag(swallowedSentence(swallowed, 'npm start -- --data DIR'));
  const values = parse(args);
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port < 1 || port > 65_529) {
    throw new WrongFlag(`--port: expected a whole number from 1 to 65529, got "${values.port}".`);
  }
  if (values.layout !== 'by-owner' && values.layout !== 'original')
    throw new WrongFlag(`--layout: expected by-owner or original, got "${values.layout}".`);
  if (values.data === '') throw new WrongFlag('--data: expected the name of a folder, got nothing.');
  return {
    port,
    dataDir: values.data,
    fresh: values.fresh,
    seed: !values['no-seed'],
    dev: values.dev,
    layout: values.layout,
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4000' },
        data: { type: 'string', default: '.local' },
        fresh: { type: 'boolean', default: false },
        'no-seed': { type: 'boolean', default: false },
        layout: { type: 'string', default: 'by-owner' },
        dev: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (cause) {
    throw new WrongFlag(`${flagSentence(cause as Error)}.\n\n${usage}`, { cause });
  }
}
