import { CommanderError } from 'commander';
import { commandLineOf } from './command-line/command-line-of.ts';
import { commands } from './command-line/commands.ts';
import { exitCodes } from './exit-codes.ts';
import { surviveClosedPipes } from './survive-closed-pipes.ts';

surviveClosedPipes();

/** `npx --no myhome-account COMMAND …`. A command's own entry does the work, as under `npm run COMMAND -- …`. */
const line = commandLineOf(commands, async ({ name, start }) => {
  // The entry reads its words from there. Flags before the command have ended the program already.
  process.argv.splice(2, process.argv.indexOf(name, 2) - 1);
  await start();
});
try {
  await line.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongFlags;
}
