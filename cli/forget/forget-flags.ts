import { asTyped } from '../as-typed.ts';
import { exitCodes } from '../exit-codes.ts';
import { defaults } from '../flags.ts';
import { parseFlags } from '../parse-flags.ts';

/** The parsed flags of `npm run forget -- …`. */
export interface ForgetFlags {
  readonly outputsFile: string;
  readonly email?: string;
  readonly yes: boolean;
}

export const forgetUsage = `${asTyped('forget')} [--yes] [--json] [--outputs FILE] [--email ADDRESS]

Removes every copy of yours from the service, its row in the history, and every receipt. The ledger stays as it is, and
so do the files on your own disks. A copy that an undo still needs stays until it expires.

  --yes            asks nothing; needed where there is no terminal
  --json           prints one JSON document instead (docs/command-line.md)
  --outputs FILE   amplify_outputs.json of the stack (${defaults.outputsFile})
  --email ADDRESS  who to sign in as, as for export
  -h, --help       this

Examples
  ${asTyped('forget')}

Exit codes
  ${exitCodes.done}    all is removed, or not confirmed with yes
  ${exitCodes.failed}    failed or refused
  ${exitCodes.partWay}    something stayed
  ${exitCodes.wrongFlags}   wrong flags
  ${exitCodes.interrupted}  interrupted (Ctrl-C)`;

export const forgetOptions = {
  yes: { type: 'boolean', default: false },
  outputs: { type: 'string', default: defaults.outputsFile },
  email: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @param environment the process's variables, for the address, and for the flags that npm kept (see `swallowedFlags`). */
export function readForgetFlags(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ForgetFlags | 'help' {
  const { values } = parseFlags({
    script: 'forget',
    options: forgetOptions,
    args,
    environment,
    npmsOwn: ['yes'],
  });
  if (values.help) return 'help';
  const email = values.email ?? environment['MYHOME_ACCOUNT_EMAIL'];
  return { outputsFile: values.outputs, yes: values.yes, ...(email === undefined ? {} : { email }) };
}
