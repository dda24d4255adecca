import { mostDeviceCharacters } from '../../ledger/receipts-table.ts';
import { asTyped } from '../as-typed.ts';
import { exitCodes } from '../exit-codes.ts';
import { defaults } from '../flags.ts';
import { parseFlags } from '../parse-flags.ts';
import { WrongFlag } from '../wrong-flag.ts';

/** The parsed flags of `npm run verify -- …`. */
export interface VerifyFlags {
  readonly files: readonly string[];
  /** Present when receipts are to be recorded. */
  readonly record?: {
    /** Absent for the name of this computer. */
    readonly device?: string;
    /** The `amplify_outputs.json` of the stack. */
    readonly outputsFile: string;
    readonly email?: string;
  };
}

export const verifyUsage = `${asTyped('verify')} FILE… [--json] [--record [--device NAME] [--outputs FILE] [--email ADDRESS]]

  FILE             the zip of a copy. It is only read, and needs no network
  --record         also signs in, and records with the service that a whole copy is here. The service compares the
                   SHA-256 of the file with that of the copy it made
  --device NAME    where the file is, in at most ${mostDeviceCharacters} characters (the name of this computer)
  --json           prints one JSON document instead (docs/command-line.md)
  --outputs FILE   amplify_outputs.json of the stack (${defaults.outputsFile})
  --email ADDRESS  who to sign in as, as for export
  -h, --help       this

Each file of a copy is read to its end and compared with the SHA-256 that it had when the copy was made. The zip may have
been unpacked and packed again; such a copy is whole, and has no receipt.

Examples
  ${asTyped('verify')} ~/kakeibo/*.zip
  ${asTyped('verify')} copy.zip --record --device USB

Exit codes
  ${exitCodes.done}    every copy is whole, and recorded where that was asked for
  ${exitCodes.failed}    a file could not be read, or is no copy
  ${exitCodes.partWay}    a copy is changed, damaged, unproven or not recorded
  ${exitCodes.wrongFlags}   wrong flags
  ${exitCodes.interrupted}  interrupted (Ctrl-C)`;

export const verifyOptions = {
  record: { type: 'boolean', default: false },
  device: { type: 'string' },
  outputs: { type: 'string' },
  email: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @param environment the process's variables, for the address, and for the flags that npm kept (see `swallowedFlags`). */
export function readVerifyFlags(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): VerifyFlags | 'help' {
  const { values, positionals } = parseFlags({
    script: 'verify',
    options: verifyOptions,
    args,
    environment,
    allowPositionals: true,
  });
  if (values.help) return 'help';
  if (positionals.length === 0) throw new WrongFlag('Expected the zip file of a copy, or several (--help tells more).');
  const { device, outputs } = values;
  if (device !== undefined && (device.length === 0 || device.length > mostDeviceCharacters))
    throw new WrongFlag(`--device: expected 1 to ${mostDeviceCharacters} characters, got ${device.length}.`);
  if (!values.record) {
    for (const [flag, value] of Object.entries({ device, outputs, email: values.email }))
      if (value !== undefined) throw new WrongFlag(`--${flag} has no meaning without --record.`);
    return { files: positionals };
  }
  const email = values.email ?? environment['MYHOME_ACCOUNT_EMAIL'];
  return {
    files: positionals,
    record: {
      ...(device === undefined ? {} : { device }),
      outputsFile: outputs ?? defaults.outputsFile,
      ...(email === undefined ? {} : { email }),
    },
  };
}
