import { exitCodes } from './exit-codes.ts';

interface Ended {
  readonly command: string;
  readonly exitCode: number;
  /** The facts of the result, which docs/command-line.md lists for each command. */
  readonly result: object;
  /** The sentence that a person reads on stderr. */
  readonly error?: string | undefined;
}

/** The one line that a command with `--json` prints on stdout. */
export function commandDocument({ command, exitCode, result, error }: Ended): string {
  const outcome = Object.entries(exitCodes).find(([, code]) => code === exitCode)?.[0] ?? null;
  return JSON.stringify({ command, exitCode, outcome, ...result, error }, (key, value: unknown) =>
    // Apollo's own mark on an answer.
    key === '__typename' ? undefined : value,
  );
}

/** Whether these arguments ask for the document. `--help` is text for a person in any case. */
export function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const flags = end === -1 ? args : args.slice(0, end);
  return flags.includes('--json') && !flags.includes('--help') && !flags.includes('-h');
}
