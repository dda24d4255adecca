import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { WrongFlag } from '../wrong-flag.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

export const completionUsage = `npx --no myhome-account completion bash|zsh|fish

Prints a script. A shell that has read it knows the word myhome-account in any folder, as this checkout's command, and
completes its commands, flags and values with the Tab key.

  -h, --help       this

Examples
  npx --no myhome-account completion bash >> ~/.bashrc
  npx --no myhome-account completion zsh >> ~/.zshrc
  npx --no myhome-account completion fish > ~/.config/fish/conf.d/myhome-account.fish

Exit codes
  ${exitCodes.done}    done
  ${exitCodes.wrongFlags}   wrong flags`;

export const completionOptions = { help: { type: 'boolean', short: 'h', default: false } } as const;

export function readCompletionFlags(args: readonly string[]): Shell | 'help' {
  const { values, positionals } = parseFlags({
    script: 'completion',
    options: completionOptions,
    args,
    environment: {},
    allowPositionals: true,
  });
  if (values.help) return 'help';
  const [word, other] = positionals;
  const shell = shells.find((name) => name === word);
  if (shell === undefined || other !== undefined)
    throw new WrongFlag(`Expected ${shells.join(', ')}, got ${JSON.stringify(positionals.join(' ').slice(0, 80))}.`);
  return shell;
}
