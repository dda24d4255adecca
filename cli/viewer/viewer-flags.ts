import { asTyped } from '../as-typed.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { WrongFlag } from '../wrong-flag.ts';

export const viewerUsage = `${asTyped('viewer')} FOLDER [--json]

  FOLDER           where viewer.html goes; one that is there is replaced
  --json           prints one JSON document instead (docs/command-line.md)
  -h, --help       this

Writes viewer.html: one file that opens in any browser, without the service and without a network, and proves and shows a
copy.

Examples
  ${asTyped('viewer')} ~/kakeibo

Exit codes
  ${exitCodes.done}    done; the path of the file is printed
  ${exitCodes.failed}    failed
  ${exitCodes.wrongFlags}   wrong flags`;

export const viewerOptions = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** The folder. @param environment the process's variables, for the flags that npm kept (see `swallowedFlags`). */
export function readViewerFlags(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): { readonly folder: string } | 'help' {
  const { values, positionals } = parseFlags({
    script: 'viewer',
    options: viewerOptions,
    args,
    environment,
    allowPositionals: true,
  });
  if (values.help) return 'help';
  const [folder, other] = positionals;
  if (!folder || other !== undefined)
    throw new WrongFlag(`Expected one folder, got ${positionals.length} (--help tells more).`);
  return { folder };
}
