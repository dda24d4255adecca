import { asTyped } from '../as-typed.ts';
import { defaults } from '../flags.ts';
import { quoted } from '../shell-quoted.ts';
import type { RestoreFlags } from './restore-flags.ts';

/** The command that undoes a restore or goes on with it, as the same person on the same stack. */
export function restoreCommand(
  flag: '--undo' | '--go-on',
  id: string,
  { outputsFile, email }: Pick<RestoreFlags, 'outputsFile' | 'email'>,
): string {
  const flags = [
    ...(outputsFile === defaults.outputsFile ? [] : ['--outputs', outputsFile]),
    ...(email === undefined ? [] : ['--email', email]),
  ];
  return [asTyped('restore'), flag, id, ...flags.map(quoted)].join(' ');
}
