import { commandDocument, wantsJson } from './command-document.ts';
import type { Stack } from './connect.ts';
import { exitCodes } from './exit-codes.ts';
import { Interrupted } from './interruption.ts';
import { printable } from './printable.ts';
import { sentenceOf } from './sentence.ts';
import { surviveClosedPipes } from './survive-closed-pipes.ts';
import { WrongFlag } from './wrong-flag.ts';

/** What a command shares with the code that runs it. */
export interface CommandState {
  /** For error sentences. Set as soon as it is known. */
  stack?: Stack;
  /** The facts of the result so far, for `--json` (docs/command-line.md). */
  result: object;
  /** Prints a line of the result. With `--json`, stdout is for the document, and the line goes to stderr. */
  readonly say: (line: string) => void;
}

/**
 * Runs a command and ends the process with the exit code that it returns. An error is printed as one line for a person;
 * with DEBUG in the environment, as it is.
 *
 * @param name the command's name in the document that `--json` prints. Without it, the command has none.
 */
export function runCommand(command: (state: CommandState) => Promise<number>, name?: string): void {
  surviveClosedPipes();
  const isJson = name !== undefined && wantsJson(process.argv.slice(2));
  const state: CommandState = {
    result: {},
    say: (line) => (isJson ? console.error : console.log)(line),
  };
  const end = (exitCode: number, error?: string) => {
    if (isJson) console.log(commandDocument({ command: name, exitCode, result: state.result, error }));
    process.exit(exitCode);
  };
  // A command that never settles, because nothing is left to wait for, must not look like a success.
  process.exitCode = exitCodes.failed;
  new Promise<number>((resolve) => resolve(command(state))).then(end, (error: unknown) => {
    // A sentence may name what a hostile file holds.
    const sentence = printable(sentenceOf(error, state.stack));
    console.error(process.env['DEBUG'] === undefined ? sentence : error);
    end(codeOf(error), sentence);
  });
}

function codeOf(error: unknown): number {
  if (error instanceof Interrupted) return exitCodes.interrupted;
  return error instanceof WrongFlag ? exitCodes.wrongFlags : exitCodes.failed;
}
