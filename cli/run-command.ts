import type { Stack } from './connect.ts';
import { exitCodes } from './exit-codes.ts';
import { Interrupted } from './interruption.ts';
import { printable } from './printable.ts';
import { sentenceOf } from './sentence.ts';
import { WrongFlag } from './wrong-flag.ts';

/** The state of a command that its error sentences need. */
export interface CommandState {
  /** Set as soon as it is known. */
  stack?: Stack;
}

/**
 * Runs a command and ends the process with the exit code that it returns. An error is printed as one line for a person;
 * with DEBUG in the environment, as it is.
 */
export function runCommand(command: (state: CommandState) => Promise<number>): void {
  const state: CommandState = {};
  // A command that never settles, because nothing is left to wait for, must not look like a success.
  process.exitCode = exitCodes.failed;
  command(state).then(
    (code) => process.exit(code),
    (error: unknown) => {
      // A sentence may name what a hostile file holds.
      console.error(process.env['DEBUG'] === undefined ? printable(sentenceOf(error, state.stack)) : error);
      process.exit(codeOf(error));
    },
  );
}

function codeOf(error: unknown): number {
  if (error instanceof Interrupted) return exitCodes.interrupted;
  return error instanceof WrongFlag ? exitCodes.wrongFlags : exitCodes.failed;
}
