import { asTyped } from '../as-typed.ts';
import { exitCodes } from '../exit-codes.ts';
import { defaults } from '../flags.ts';
import { parseFlags } from '../parse-flags.ts';
import { WrongFlag } from '../wrong-flag.ts';
import { backupRecordName } from './backup-record.ts';
import type { Keep } from './kept-copies.ts';

/** The parsed flags of `npm run backup -- …`. */
export interface BackupFlags {
  readonly dir: string;
  readonly keep: Keep;
  /** Reads every old copy again. */
  readonly scrub: boolean;
  readonly outputsFile: string;
  readonly email?: string;
}

const usualKeep: Keep = { daily: 7, weekly: 5, monthly: 12, yearly: 100 };

export const backupUsage = `${asTyped('backup')} --to DIR [--scrub] [--keep-daily N] [--keep-weekly N] [--keep-monthly N] [--keep-yearly N]
${' '.repeat(asTyped('backup').length)} [--json] [--outputs FILE] [--email ADDRESS]

Saves a copy of everything in a folder, unless the last good copy there holds the same records. Then removes its own old
copies, but for the newest one of each of the last days, weeks, months and years. Never removed: the newest copy, a file
that this command did not write or that has changed since, and another person's copy.

  --to DIR         the folder. ${backupRecordName} there lists the copies that this command wrote
  --scrub          reads every old copy again, and says which ones have rotted or are gone
  --keep-daily N   of how many days a copy is kept (${usualKeep.daily})
  --keep-weekly N  of how many weeks, which begin on Monday (${usualKeep.weekly})
  --keep-monthly N of how many months (${usualKeep.monthly})
  --keep-yearly N  of how many years (${usualKeep.yearly})
  --json           prints one JSON document instead (docs/command-line.md)
  --outputs FILE   amplify_outputs.json of the stack (${defaults.outputsFile})
  --email ADDRESS  who to sign in as, as for export
  -h, --help       this

Examples
  ${asTyped('backup')} --to ~/kakeibo
  ${asTyped('backup')} --to /media/usb --scrub --keep-daily 30

Exit codes
  ${exitCodes.done}    a new copy was saved, or nothing has changed
  ${exitCodes.failed}    failed or refused
  ${exitCodes.partWay}    as 0, but an old copy has rotted or is gone
  ${exitCodes.fewerRecords}    a new copy was saved, and holds fewer records than the last one; nothing was removed
  ${exitCodes.wrongFlags}   wrong flags
  ${exitCodes.interrupted}  interrupted (Ctrl-C)`;

export const backupOptions = {
  to: { type: 'string' },
  scrub: { type: 'boolean', default: false },
  'keep-daily': { type: 'string' },
  'keep-weekly': { type: 'string' },
  'keep-monthly': { type: 'string' },
  'keep-yearly': { type: 'string' },
  json: { type: 'boolean', default: false },
  outputs: { type: 'string', default: defaults.outputsFile },
  email: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @param environment the process's variables, for the address, and for the flags that npm kept (see `swallowedFlags`). */
export function readBackupFlags(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): BackupFlags | 'help' {
  const { values } = parseFlags({ script: 'backup', options: backupOptions, args, environment });
  if (values.help) return 'help';
  if (values.to === undefined) throw new WrongFlag('Expected --to and a folder (--help tells more).');
  const email = values.email ?? environment['MYHOME_ACCOUNT_EMAIL'];
  const count = (period: keyof Keep) => countOf(period, values[`keep-${period}`]);
  return {
    dir: values.to,
    keep: { daily: count('daily'), weekly: count('weekly'), monthly: count('monthly'), yearly: count('yearly') },
    scrub: values.scrub,
    outputsFile: values.outputs,
    ...(email === undefined ? {} : { email }),
  };
}

function countOf(period: keyof Keep, given: string | undefined): number {
  if (given === undefined) return usualKeep[period];
  if (!/^\d{1,4}$/.test(given))
    throw new WrongFlag(
      `--keep-${period}: expected a number from 0 to 9999, got ${JSON.stringify(given.slice(0, 80))}.`,
    );
  return Number(given);
}
