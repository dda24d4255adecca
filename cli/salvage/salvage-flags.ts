import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { WrongFlag } from '../wrong-flag.ts';

/** The parsed flags of `npm run salvage -- …`. */
export interface SalvageFlags {
  readonly file: string;
  readonly outDir: string;
}

export const salvageUsage = `npm run salvage -- FILE [--out FOLDER]

  FILE             the zip of a damaged copy. It is only read
  --out FOLDER     where the new copy goes (.); no file there is ever overwritten
  -h, --help       this

Makes a new copy of every intact record of a damaged one, and lists what is lost. It needs no network. The new copy can be
added or put back by npm run restore, and not made exact.

Exit codes
  ${exitCodes.done}    a new copy was made, and no record is lost; its path is printed
  ${exitCodes.failed}    no copy was made
  ${exitCodes.partWay}    a new copy was made, and records are lost, or no checksum vouches for them
  ${exitCodes.wrongFlags}   wrong flags
  ${exitCodes.interrupted}  interrupted (Ctrl-C)`;

/** @param environment the process's variables, for the flags that npm kept (see `swallowedFlags`). */
export function readSalvageFlags(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): SalvageFlags | 'help' {
  const { values, positionals } = parseFlags({
    script: 'salvage',
    options: {
      out: { type: 'string', default: '.' },
      help: { type: 'boolean', short: 'h', default: false },
    },
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
