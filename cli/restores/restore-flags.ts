import type { RestoreMode } from '../../client/__generated__/graphql.ts';
import { asTyped } from '../as-typed.ts';
import { exitCodes } from '../exit-codes.ts';
import { defaults } from '../flags.ts';
import { idOf } from '../id-of.ts';
import { parseFlags } from '../parse-flags.ts';
import { WrongFlag } from '../wrong-flag.ts';

/** One of the things that `npm run restore` can do. */
export type RestoreTask =
  | {
      readonly kind: 'restore';
      readonly file: string;
      readonly mode: RestoreMode;
      readonly changesMasters: boolean;
      readonly acceptContradictedKeys: boolean;
      /** Stops after the preview. */
      readonly isDryRun: boolean;
      /** Where a dry run writes the differences. */
      readonly outFile?: string;
    }
  | { readonly kind: 'undo' | 'go-on'; readonly id: string }
  | { readonly kind: 'list' };

/** The parsed flags of `npm run restore -- …`. */
export interface RestoreFlags {
  readonly task: RestoreTask;
  /** Asks nothing. */
  readonly yes: boolean;
  /** The `amplify_outputs.json` of the stack. */
  readonly outputsFile: string;
  readonly email?: string;
}

export const restoreUsage = `${asTyped('restore')} FILE [--mode add|replace|exact] [--masters] [--accept-contradicted-keys]
${' '.repeat(asTyped('restore').length)} [--dry-run [--out FILE]] [--yes] [--json] [--outputs FILE] [--email ADDRESS]
${asTyped('restore')} --undo ID [--yes] [--json] [--outputs FILE] [--email ADDRESS]
${asTyped('restore')} --go-on ID [--yes] [--json] [--outputs FILE] [--email ADDRESS]
${asTyped('restore')} --list [--json] [--outputs FILE] [--email ADDRESS]

  FILE             the zip of a copy. It is uploaded and compared with the ledger, and the differences are shown.
                   Nothing is written before you type yes
  --mode add       adds the records that are missing (the default)
  --mode replace   also puts back the records that differ
  --mode exact     also deletes the records of the copy's days that the copy does not have
  --masters        also changes kinds and methods that differ. Missing ones are added in any case, none is deleted
  --accept-contradicted-keys
                   restores records whose attributes say something else than their keys
  --dry-run        stops after the differences are shown; --out FILE writes them as JSONL to a new file
  --undo ID        gives the records their contents from before the restore ID
  --go-on ID       goes on with a restore that was stopped, or follows one that is at work
  --list           the restores so far
  --yes            asks nothing. Needed where there is no terminal
  --json           prints one JSON document instead (docs/command-line.md)
  --outputs FILE   amplify_outputs.json of the stack (${defaults.outputsFile})
  --email ADDRESS  who to sign in as, as for export
  -h, --help       this

Examples
  ${asTyped('restore')} copy.zip --dry-run
  ${asTyped('restore')} copy.zip --mode replace
  ${asTyped('restore')} --undo 01JD4N6Q2W8YB3C5E7G9H0K1MS

Ctrl-C while records are written asks the restore to stop, and waits for that. A second Ctrl-C leaves at once, and the
restore goes on without the command.

Exit codes
  ${exitCodes.done}    restored, or nothing to do (or undone, listed, previewed); or you did not type yes, and nothing was written
  ${exitCodes.failed}    failed or refused
  ${exitCodes.partWay}    stopped part-way, or an undo that left records alone
  ${exitCodes.wrongFlags}   wrong flags
  ${exitCodes.interrupted}  interrupted (Ctrl-C) before anything was written, or a second time`;

/**
 * @param environment the process's variables. They may hold an address to sign in with, and the flags that npm kept
 * (see `swallowedFlags`).
 */
export function readRestoreFlags(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): RestoreFlags | 'help' {
  const { values, positionals } = parseFlags({
    script: 'restore',
    options: restoreOptions,
    args,
    environment,
    allowPositionals: true,
    npmsOwn: ['yes'],
  });
  if (values.help) return 'help';
  const email = values.email ?? environment['MYHOME_ACCOUNT_EMAIL'];
  return {
    task: taskOf(values, positionals),
    yes: values.yes,
    outputsFile: values.outputs,
    ...(email === undefined ? {} : { email }),
  };
}

export const restoreOptions = {
  mode: { type: 'string' },
  masters: { type: 'boolean', default: false },
  'accept-contradicted-keys': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  out: { type: 'string' },
  undo: { type: 'string' },
  'go-on': { type: 'string' },
  list: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  outputs: { type: 'string', default: defaults.outputsFile },
  email: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Values = Exclude<ReturnType<typeof parseFlags<typeof restoreOptions>>, string>['values'];

function taskOf(values: Values, files: readonly string[]): RestoreTask {
  const { undo, list, yes, out } = values;
  const goOn = values['go-on'];
  const tasks = [
    ...files.map((file) => JSON.stringify(file.slice(0, 80))),
    ...(undo === undefined ? [] : ['--undo']),
    ...(goOn === undefined ? [] : ['--go-on']),
    ...(list ? ['--list'] : []),
  ];
  const [first, second] = tasks;
  if (first === undefined)
    throw new WrongFlag('Expected the file of a copy, --undo ID, --go-on ID or --list (--help tells more).');
  if (second !== undefined)
    throw new WrongFlag(`Expected one file, or one of --undo, --go-on and --list, got ${tasks.join(' and ')}.`);
  const [file] = files;
  if (file === undefined) {
    const strange = ['mode', 'masters', 'accept-contradicted-keys', 'dry-run', 'out'] as const;
    const given = strange.find((name) => values[name] !== undefined && values[name] !== false);
    if (given !== undefined) throw new WrongFlag(`--${given} belongs to a file, and not to ${first}.`);
    if (list && yes) throw new WrongFlag('--list asks nothing: give it without --yes.');
    if (undo !== undefined) return { kind: 'undo', id: idOf('--undo', 'a restore', undo) };
    if (goOn !== undefined) return { kind: 'go-on', id: idOf('--go-on', 'a restore', goOn) };
    return { kind: 'list' };
  }
  if (file === '') throw new WrongFlag('Expected the file of a copy, got nothing (--help tells more).');
  if (out !== undefined && !values['dry-run'])
    throw new WrongFlag('--out is for the differences of a dry run: give it with --dry-run.');
  return {
    kind: 'restore',
    file,
    mode: modeOf(values.mode ?? 'add'),
    changesMasters: values.masters,
    acceptContradictedKeys: values['accept-contradicted-keys'],
    isDryRun: values['dry-run'],
    ...(out === undefined ? {} : { outFile: out }),
  };
}

function modeOf(value: string): RestoreMode {
  const mode = restoreModes.get(value);
  if (mode === undefined)
    throw new WrongFlag(`--mode: expected add, replace or exact, got ${JSON.stringify(value.slice(0, 80))}.`);
  return mode;
}

/** The words of `--mode`. */
export const restoreModes: ReadonlyMap<string, RestoreMode> = new Map<string, RestoreMode>([
  ['add', 'ADD'],
  ['replace', 'REPLACE'],
  ['exact', 'EXACT'],
]);
