import { parseArgs } from 'node:util';
import { InvalidPeriod, parsePeriod } from '../ledger/parse-period.ts';
import type { Period } from '../ledger/period.ts';
import { ulidPattern } from '../ledger/ulid.ts';
import { exitCodes } from './exit-codes.ts';
import { swallowedFlags, swallowedSentence } from './swallowed-flags.ts';

/** The thing to fetch: a new copy of a period, a new copy of everything, or a copy that was requested before. */
export type Wanted = { readonly period: Period | 'everything' } | { readonly id: string };

/** The parsed flags of `npm run export -- …`. */
export interface Flags {
  readonly wanted: Wanted;
  readonly outDir: string;
  /** The `amplify_outputs.json` of the stack to export from. */
  readonly outputsFile: string;
  readonly email?: string;
}

/** The value when the flag is missing. */
export const defaults = { outDir: '.', outputsFile: '.local/amplify_outputs.json' } as const;

export const usage = `npm run export -- [--from YYYY-MM-DD --to YYYY-MM-DD] [--out DIR] [--outputs FILE] [--email ADDRESS]
npm run export -- --id ID [--out DIR] [--outputs FILE] [--email ADDRESS]

  --from, --to     first and last day, both included; without them, everything
  --id ID          fetches a copy that was asked for before, and waits for it where it is not ready yet
  --out DIR        where the zip goes (${defaults.outDir}); no file there is ever overwritten
  --outputs FILE   amplify_outputs.json of the stack (${defaults.outputsFile})
  --email ADDRESS  who to sign in as; the password is taken from MYHOME_ACCOUNT_PASSWORD, or asked for, and the
                   code of an authenticator app from MYHOME_ACCOUNT_TOTP, or asked for.
                   Without it, MYHOME_ACCOUNT_EMAIL; on the local host, its first demo user.
  -h, --help       this

Exit codes
  ${code('done')}    done; the path of the file is printed
  ${code('failed')}    anything else than what follows
  ${code('fewerRecords')}    done, but the copy holds fewer records than the last one of the same days
  ${code('wrongFlags')}   wrong flags
  ${code('interrupted')}  interrupted (Ctrl-C)`;

/** Flags that cannot be understood, or are missing. */
export class WrongFlag extends Error {
  override readonly name = 'WrongFlag';
}

const names = ['from', 'to', 'id', 'out', 'outputs', 'email'] as const;

/**
 * @param environment the process's variables. They may hold an address to sign in with, and the flags that npm kept
 * (see `swallowedFlags`).
 */
export function readFlags(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Flags | 'help' {
  const swallowed = swallowedFlags({ names, script: 'export', environment });
  if (swallowed.length > 0)
    throw new WrongFlag(swallowedSentence(swallowed, `npm run export -- --${swallowed[0] ?? ''}`));
  const values = parse(args);
  if (values.help) return 'help';
  for (const name of names)
    if (values[name] === '') throw new WrongFlag(`--${name}: expected a value, got nothing (--help tells more).`);
  const email = values.email ?? environment['MYHOME_ACCOUNT_EMAIL'];
  return {
    wanted: wantedBy(values),
    outDir: values.out,
    outputsFile: values.outputs,
    ...(email === undefined ? {} : { email }),
  };
}

function wantedBy({
  from,
  to,
  id,
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly id?: string | undefined;
}): Wanted {
  if (id !== undefined) {
    if (from !== undefined || to !== undefined)
      throw new WrongFlag('--id names a copy that was asked for before: give it without --from and --to.');
    if (!new RegExp(ulidPattern).test(id))
      throw new WrongFlag(
        `--id: expected the id of an export, 26 digits and capital letters as 01JD4N6Q2W8YB3C5E7G9H0K1MS, got ${JSON.stringify(id.slice(0, 80))}.`,
      );
    return { id };
  }
  if (from === undefined && to === undefined) return { period: 'everything' };
  if (from === undefined || to === undefined)
    throw new WrongFlag(
      `${from === undefined ? '--from' : '--to'} is missing: give both days, or neither for everything (--help tells more).`,
    );
  try {
    return { period: parsePeriod({ from, to }) };
  } catch (error) {
    if (!(error instanceof InvalidPeriod)) throw error;
    throw new WrongFlag(error.message.replace(/^(?=(?:from|to):)/, '--'), { cause: error });
  }
}

function parse(args: readonly string[]) {
  try {
    const { values, tokens } = parseArgs({
      args: [...args],
      tokens: true,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        id: { type: 'string' },
        out: { type: 'string', default: defaults.outDir },
        outputs: { type: 'string', default: defaults.outputsFile },
        email: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = given.find((name, index) => given.indexOf(name) !== index);
    if (twice !== undefined) throw new TypeError(`--${twice} is given twice`);
    return values;
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new WrongFlag(`${cause.message.split('\n')[0] ?? ''} (--help tells what there is)`, { cause });
  }
}

function code(name: keyof typeof exitCodes): string {
  return String(exitCodes[name]);
}
