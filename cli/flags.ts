import type { Language } from '../ledger/language.ts';
import { defaultLanguage, isLanguage, languages } from '../ledger/language.ts';
import { InvalidPeriod, parsePeriod } from '../ledger/parse-period.ts';
import type { Period } from '../ledger/period.ts';
import { asTyped } from './as-typed.ts';
import { exitCodes } from './exit-codes.ts';
import { idOf } from './id-of.ts';
import { parseFlags } from './parse-flags.ts';
import { WrongFlag } from './wrong-flag.ts';

/** The thing to fetch: a new copy of a period, a new copy of everything, or a copy that was requested before. */
export type Wanted = { readonly period: Period | 'everything'; readonly language: Language } | { readonly id: string };

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

export const usage = `${asTyped('export')} [--from YYYY-MM-DD --to YYYY-MM-DD] [--language ja|en] [--out DIR] [--json] [--outputs FILE] [--email ADDRESS]
${asTyped('export')} --id ID [--out DIR] [--json] [--outputs FILE] [--email ADDRESS]

  --from, --to     first and last day, both included; without them, everything
  --language ja|en in which language the tables for people are (${defaultLanguage})
  --id ID          fetches a copy that was asked for before, and waits for it where it is not ready yet
  --out DIR        where the zip goes (${defaults.outDir}); no file there is ever overwritten
  --json           prints one JSON document instead (docs/command-line.md)
  --outputs FILE   amplify_outputs.json of the stack (${defaults.outputsFile})
  --email ADDRESS  who to sign in as; the password is taken from MYHOME_ACCOUNT_PASSWORD, or asked for, and the
                   code of an authenticator app from MYHOME_ACCOUNT_TOTP, or asked for.
                   Without it, MYHOME_ACCOUNT_EMAIL; on the local host, its first demo user.
  -h, --help       this

Examples
  ${asTyped('export')} --out ~/kakeibo
  ${asTyped('export')} --from 2025-01-01 --to 2025-12-31 --language en
  ${asTyped('export')} --json | jq -r .path

Exit codes
  ${code('done')}    done; the path of the file is printed
  ${code('failed')}    anything else than what follows
  ${code('fewerRecords')}    done, but the copy holds fewer records than the last one of the same days
  ${code('wrongFlags')}   wrong flags
  ${code('interrupted')}  interrupted (Ctrl-C)`;

/**
 * @param environment the process's variables. They may hold an address to sign in with, and the flags that npm kept
 * (see `swallowedFlags`).
 */
export function readFlags(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Flags | 'help' {
  const { values } = parseFlags({ script: 'export', options: exportOptions, args, environment });
  if (values.help) return 'help';
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
  language: givenLanguage,
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly id?: string | undefined;
  readonly language?: string | undefined;
}): Wanted {
  if (id !== undefined) {
    if (from !== undefined || to !== undefined)
      throw new WrongFlag('--id names a copy that was asked for before: give it without --from and --to.');
    if (givenLanguage !== undefined)
      throw new WrongFlag('--id names a copy that was asked for before: its language is that of the request.');
    return { id: idOf('--id', 'an export', id) };
  }
  const language = givenLanguage ?? defaultLanguage;
  if (!isLanguage(language))
    throw new WrongFlag(`--language: expected ${languages.join(' or ')}, got ${JSON.stringify(language)}.`);
  if (from === undefined && to === undefined) return { period: 'everything', language };
  if (from === undefined || to === undefined)
    throw new WrongFlag(
      `${from === undefined ? '--from' : '--to'} is missing: give both days, or neither for everything (--help tells more).`,
    );
  try {
    return { period: parsePeriod({ from, to }), language };
  } catch (error) {
    if (!(error instanceof InvalidPeriod)) throw error;
    throw new WrongFlag(error.message.replace(/^(?=(?:from|to):)/, '--'), { cause: error });
  }
}

export const exportOptions = {
  from: { type: 'string' },
  to: { type: 'string' },
  id: { type: 'string' },
  language: { type: 'string' },
  out: { type: 'string', default: defaults.outDir },
  json: { type: 'boolean', default: false },
  outputs: { type: 'string', default: defaults.outputsFile },
  email: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function code(name: keyof typeof exitCodes): string {
  return String(exitCodes[name]);
}
