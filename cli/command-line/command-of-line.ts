import type { ParseArgsOptionsConfig } from 'node:util';

/** A command of `npx --no myhome-account`. */
export interface CommandOfLine {
  readonly name: string;
  /** For the list of all commands. */
  readonly summary: string;
  /** What its `--help` prints. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** The values of flags that have a few, for the shell. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** The words without a flag: paths, or one of these. */
  readonly words: 'none' | 'paths' | readonly string[];
  /** Loads the command, which runs at once and reads its flags from `process.argv`. Its code is loaded for nothing else. */
  readonly start: () => Promise<unknown>;
}

/** The flags whose value is a path. */
export const pathFlags: readonly string[] = ['out', 'outputs'];
