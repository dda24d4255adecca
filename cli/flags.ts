import { parseArgs } from 'node:util';
import { isDay } from '../ledger/period.ts';

/** What `npm run export -- …` takes. */
export interface Flags {
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
  readonly outDir: string;
  /** The `amplify_outputs.json` of the stack to export from. */
  readonly outputsFile: string;
  readonly email?: string;
}

export const usage = `npm run export -- --from YYYY-MM-DD --to YYYY-MM-DD [--out DIR] [--outputs FILE] [--email ADDRESS]

  --from, --to     first and last day, both included
  --out DIR        where the zip goes (.)
  --outputs FILE   amplify_outputs.json of the stack (.local/amplify_outputs.json)
  --email ADDRESS  who to sign in as; the password is taken from MYHOME_ACCOUNT_PASSWORD, or asked for.
                   Without it, MYHOME_ACCOUNT_EMAIL; on the local host, its first demo user.`;

/** Flags that cannot be understood, or are missing. */
export class WrongFlag extends Error {
  override readonly name = 'WrongFlag';
}

export function readFlags(args: readonly string[]): Flags | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const email = values.email ?? process.env['MYHOME_ACCOUNT_EMAIL'];
  return {
    from: day('--from', values.from),
    to: day('--to', values.to),
    outDir: values.out,
    outputsFile: values.outputs,
    ...(email === undefined ? {} : { email }),
  };
}

function day(flag: string, value: string | undefined): string {
  if (value === undefined) throw new WrongFlag(`${flag} is missing: npm run export -- --from YYYY-MM-DD --to YYYY-MM-DD (--help tells more).`);
  if (!isDay(value)) throw new WrongFlag(`${flag}: expected a day of the calendar as YYYY-MM-DD, got "${value}".`);
  return value;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        out: { type: 'string', default: '.' },
        outputs: { type: 'string', default: '.local/amplify_outputs.json' },
        email: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    throw new WrongFlag(`${(cause as Error).message} (--help tells what there is)`, { cause });
  }
}
