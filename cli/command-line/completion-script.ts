import { quoted } from '../shell-quoted.ts';
import type { CommandOfLine, Completed } from './command-of-line.ts';
import { pathFlags } from './command-of-line.ts';
import type { Shell } from './completion-flags.ts';

/**
 * The script by which a shell completes these commands. All words are in it, so that the Tab key starts no program.
 *
 * @param bin the absolute path of the program that the word `myhome-account` starts
 */
export function completionScript(shell: Shell, commands: readonly CommandOfLine[], bin: string): string {
  return shell === 'fish' ? fishScript(commands, bin) : casesScript(shellWords[shell], commands, bin);
}

/** What bash and zsh call the same things. `offer` and `files` are commands of the shell. */
const shellWords = {
  bash: {
    begin: [],
    word: '${COMP_WORDS[COMP_CWORD]}',
    before: '${COMP_WORDS[COMP_CWORD-1]}',
    command: '${COMP_WORDS[1]}',
    isFirst: '[ "$COMP_CWORD" -eq 1 ]',
    offer: (words: readonly string[]) => `COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$word"))`,
    files: 'compopt -o default',
    end: 'complete -F _myhome_account myhome-account',
  },
  zsh: {
    begin: ['(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }'],
    word: '${words[CURRENT]}',
    before: '${words[CURRENT-1]}',
    command: '${words[2]}',
    isFirst: '(( CURRENT == 2 ))',
    offer: (words: readonly string[]) => `compadd -- ${words.map(quoted).join(' ')}`,
    files: '_files',
    end: 'compdef _myhome_account myhome-account',
  },
} as const;

function casesScript(
  { begin, word, before, command, isFirst, offer, files, end }: (typeof shellWords)['bash' | 'zsh'],
  commands: readonly CommandOfLine[],
  bin: string,
): string {
  const answer = (words: Completed) => (words === 'none' ? ':' : words === 'paths' ? files : offer(words));
  const names = commands.map(({ name }) => name);
  return [
    ...begin,
    `myhome-account() { ${quoted(bin)} "$@"; }`,
    '_myhome_account() {',
    `  local word="${word}" before="${before}"`,
    `  if ${isFirst}; then ${offer([...names, 'help', '--help', '--version'])}; return; fi`,
    `  case "${command}:$before" in`,
    ...commands.flatMap(({ name, options, choices, words }) => [
      ...Object.keys(options)
        .filter((flag) => options[flag]?.type === 'string')
        .map((flag) => `    ${name}:--${flag}) ${answer(valuesOf(flag, choices))} ;;`),
      `    ${name}:*) case "$word" in -*) ${offer(Object.keys(options).map((flag) => `--${flag}`))} ;; *) ${answer(words)} ;; esac ;;`,
    ]),
    `    help:*) ${offer(names)} ;;`,
    '  esac',
    '}',
    end,
  ].join('\n');
}

function fishScript(commands: readonly CommandOfLine[], bin: string): string {
  const complete = 'complete -c myhome-account';
  return [
    `function myhome-account; ${quoted(bin)} $argv; end`,
    `${complete} -f`,
    `${complete} -n __fish_use_subcommand -a help`,
    `${complete} -n '__fish_seen_subcommand_from help' -a ${quoted(commands.map(({ name }) => name).join(' '))}`,
    ...commands.flatMap(({ name, summary, options, choices, words }) => {
      const within = `${complete} -n ${quoted(`__fish_seen_subcommand_from ${name}; and not __fish_seen_subcommand_from help`)}`;
      return [
        `${complete} -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
        ...Object.entries(options).map(([flag, { type, short }]) => {
          const value = type === 'boolean' ? '' : ` -r ${fishAnswer(valuesOf(flag, choices))}`;
          return `${within} -l ${flag}${short === undefined ? '' : ` -s ${short}`}${value}`;
        }),
        ...(words === 'none' ? [] : [`${within} ${fishAnswer(words)}`]),
      ];
    }),
  ].join('\n');
}

function fishAnswer(words: Completed): string {
  if (words === 'none') return '-f';
  return words === 'paths' ? '-F' : `-f -a ${quoted(words.join(' '))}`;
}

function valuesOf(flag: string, choices: CommandOfLine['choices'] = {}): Completed {
  return pathFlags.includes(flag) ? 'paths' : (choices[flag] ?? 'none');
}
