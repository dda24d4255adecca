import type { ParseArgsOptionsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import { flagSentence } from './flag-sentence.ts';
import { swallowedFlags, swallowedSentence } from './swallowed-flags.ts';
import { WrongFlag } from './wrong-flag.ts';

interface Asked<Options extends ParseArgsOptionsConfig> {
  /** The npm script, as in `npm run <script>`. */
  readonly script: string;
  /** Has a flag `help`. */
  readonly options: Options;
  readonly args: readonly string[];
  /** The process's variables. They may hold the flags that npm kept. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether words without a flag may be given. @default false */
  readonly allowPositionals?: boolean;
  /** Flags that npm has too, so that a variable of npm says nothing about this command. @default none */
  readonly npmsOwn?: readonly (keyof Options)[];
}

/**
 * Parses the flags of a command. Throws WrongFlag with one line for an unknown flag, one that is given twice, one
 * without its value, and for flags that npm has kept for itself. With `--help`, the other values may be anything.
 */
export function parseFlags<const Options extends ParseArgsOptionsConfig>(asked: Asked<Options>) {
  const { script, options, args, environment, allowPositionals = false, npmsOwn = [] } = asked;
  const names = Object.keys(options).filter((name) => name !== 'help' && !npmsOwn.includes(name));
  const swallowed = swallowedFlags({ names, script, environment });
  if (swallowed.length > 0)
    throw new WrongFlag(swallowedSentence(swallowed, `npm run ${script} -- --${swallowed[0] ?? ''}`));
  const parsed = parse({ args: [...args], options, allowPositionals, tokens: true } as const);
  const { values, positionals } = parsed;
  const given: readonly { readonly kind: string; readonly name?: string; readonly value?: unknown }[] = parsed.tokens;
  if (given.some(({ name }) => name === 'help')) return { values, positionals };
  for (const { name, value } of given)
    if (name !== undefined && value === '')
      throw new WrongFlag(`--${name}: expected a value, got nothing (--help tells more).`);
  const flags = given.flatMap(({ kind, name }) => (kind === 'option' && name !== undefined ? [name] : []));
  const twice = flags.find((name, index) => flags.indexOf(name) !== index);
  if (twice !== undefined) throw new WrongFlag(`--${twice} is given twice (--help tells what there is)`);
  return { values, positionals };
}

function parse<Config extends NonNullable<Parameters<typeof parseArgs>[0]>>(config: Config) {
  try {
    return parseArgs(config);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new WrongFlag(`${flagSentence(cause)} (--help tells what there is)`, { cause });
  }
}
