import { join } from 'node:path';
import { exitCodes } from '../exit-codes.ts';
import { runCommand } from '../run-command.ts';
import type { CommandOfLine } from './command-of-line.ts';
import { completionUsage, readCompletionFlags } from './completion-flags.ts';
import { completionScript } from './completion-script.ts';

/** `completion`: prints the script by which a shell completes these commands, and ends the process. */
export function complete(commands: readonly CommandOfLine[]): void {
  runCommand(({ say }) => {
    const shell = readCompletionFlags(process.argv.slice(2));
    say(shell === 'help' ? completionUsage : completionScript(shell, commands, bin));
    return Promise.resolve(exitCodes.done);
  });
}

const bin = join(import.meta.dirname, '..', 'bin', 'myhome-account.js');
