import { asTyped } from './as-typed.ts';
import type { Flags } from './flags.ts';
import { defaults } from './flags.ts';
import { quoted } from './shell-quoted.ts';

/**
 * The command that fetches a copy that was requested before, as the same person, from the same stack, to the same
 * folder.
 */
export function fetchCommand(
  id: string,
  { outDir, outputsFile, email }: Pick<Flags, 'outDir' | 'outputsFile' | 'email'>,
): string {
  const flags = [
    ...(outDir === defaults.outDir ? [] : ['--out', outDir]),
    ...(outputsFile === defaults.outputsFile ? [] : ['--outputs', outputsFile]),
    ...(email === undefined ? [] : ['--email', email]),
  ];
  return [asTyped('export'), '--id', id, ...flags.map(quoted)].join(' ');
}
