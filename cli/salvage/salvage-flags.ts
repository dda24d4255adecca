import { asTyped } from '../as-typed.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { WrongFlag } from '../wrong-flag.ts';

/** The parsed flags of `npm run salvage -- …`. */
export interface SalvageFlags {
  readonly file: string;
  readonly outDir: string;
}

export const salvageUsage = `${asTyped('salvage')} FILE [--out FOLDER] [--json]

  FILE             the zip of a damaged copy. It is only read
  --out FOLDER     where the new copy goes (.); no file there is ever overwritten
  --json           prints one JSON document instead (docs/command-line.md)
  -h, --help       this

Makes a new copy of every intact record of a damaged one, and lists what is lost. It needs no network. The new copy can be
added or put back by restore, and not made exact.

Examples
  ${asTyped('salvage')} damaged.zip --out ~/kakeibo

Exit codes
  ${exitCodes.done}    a new copy was made, and no record is lost; its path is printed
  ${exitCodes.failed}    no copy was made
  ${exitCodes.partWay}    a new copy was made, and records are lost, or no checksum vouches for them
  ${exitCodes.wrongFlags}   wrong flags
  ${exitCodes.interrupted}  interrupted (Ctrl-C)`;

export const salvageOptions = {
  out: { type: 'string', default: '.' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @param environment the process's variables, for the flags that npm kept (see `swallowedFlags`). */
export function readSalvageFlags(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): SalvageFlags | 'help' {
  const { values, positionals } = parseFlags({
    script: 'salvage',
    options: salvageOptions,
    args,
    environment,
    allowPositionals: true,
  });
  if (values.help) return 'help';
  const [file, other] = positionals;
  if (!file || other !== undefined)
    throw new WrongFlag(`Expected one file, got ${positionals.length} (--help tells more).`);
  return { file, outDir: values.out };
}
