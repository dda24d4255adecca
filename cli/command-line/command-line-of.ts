import { Command } from 'commander';
import about from '../package.json' with { type: 'json' };
import type { CommandOfLine } from './command-of-line.ts';

/**
 * The parser of the command word: help, version, and what was meant by an unknown word. It leaves every word behind the
 * command to the command's own reader of flags. Throws CommanderError instead of ending the process.
 */
export function commandLineOf(
  commands: readonly CommandOfLine[],
  start: (command: CommandOfLine) => Promise<void>,
): Command {
  const line = new Command('npx --no myhome-account')
    .description('Your household account book’s way out, and back.')
    .version(about.version)
    .usage('COMMAND [--help] …')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(sentenceFrom(text)) })
    .addHelpText('after', afterHelp);
  for (const command of commands)
    line
      .command(command.name)
      .summary(command.summary)
      .usage('…')
      .helpOption(false)
      .allowUnknownOption()
      .allowExcessArguments()
      .configureHelp({ formatHelp: () => `${command.usage}\n` })
      .action(() => start(command));
  return line;
}

/** Commander's error and its hint, as one line like those of the commands. */
function sentenceFrom(text: string): string {
  const [error = '', hint] = text.trim().split('\n');
  const said = error.replace(/^error: (.)/, (_, first: string) => first.toUpperCase());
  return `${said}. ${hint?.replace(/^\((.*)\)$/, '$1') ?? '--help tells what there is.'}\n`;
}

const afterHelp = `
Examples
  npx --no myhome-account export --out ~/kakeibo
  npx --no myhome-account verify ~/kakeibo/*.zip
  npx --no myhome-account restore copy.zip --dry-run
  npx --no myhome-account help restore

Each command is also an npm script: npm run export -- --out ~/kakeibo. docs/command-line.md has the exit codes and --json.`;
