import type { ParseArgsOptionsConfig } from 'node:util';

/** What the shell can complete: nothing, paths, or one of these words. */
export type Completed = 'none' | 'paths' | readonly string[];

/** A command of `npx --no myhome-account`. */
export interface CommandOfLine {
  readonly name: string;
  /** For the list of all commands. */
  readonly summary: string;
  /** What its `--help` prints. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** The values of flags, for the shell; of `pathFlags` it knows them. */
  readonly choices?: Readonly<Record<string, Completed>>;
  /** The words without a flag. */
  readonly words: Completed;
  /** Loads the command, which runs at once and reads its flags from `process.argv`. Its code is loaded for nothing else. */
  readonly start: () => Promise<unknown>;
}

/** The flags whose value is a path in every command. */
export const pathFlags: readonly string[] = ['out', 'outputs'];
