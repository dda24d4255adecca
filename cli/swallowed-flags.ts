import { readFileSync } from 'node:fs';

/** What npm makes of an abbreviation of one of its own options, by the flag that a person has typed. */
const npmsName: Readonly<Record<string, string>> = { to: 'token_description' };

interface Asked {
  /** Our flags, without dashes. */
  readonly names: readonly string[];
  /** The npm script, as in `npm run <script>`. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Which of our flags npm took for options of its own because `--` was missing before them: `npm run export --out DIR` puts
 * `npm_config_out` into the environment (and passes `DIR` on, or not), and the program would go by its defaults. npm 12 refuses such flags itself.
 */
export function swallowedFlags({ names, script, environment }: Asked): string[] {
  if (environment['npm_lifecycle_event'] !== script) return [];
  const inFile = settingsOf(environment['npm_config_userconfig']);
  return names.filter((name) => {
    // A `no-` is kept as the option without it, set to nothing.
    const plain = name.replace(/^no-/, '');
    const value = environment[`npm_config_${npmsName[plain] ?? plain}`];
    if (value === undefined || (name !== plain && value !== '')) return false;
    return !inFile.has(plain);
  });
}

/** The sentence about them, with the way out; `usual` is a command as it should be. */
export function swallowedSentence(swallowed: readonly string[], usual: string): string {
  const flags = swallowed.map((name) => `--${name}`).join(' and ');
  return `npm has kept ${flags} for itself, because -- is missing before the flags. Type ${usual} …`;
}

/** Names that stand in the person's own .npmrc (an old way to keep `email`): npm puts those into the environment, too. */
function settingsOf(file: string | undefined): ReadonlySet<string> {
  try {
    const lines = file === undefined ? [] : readFileSync(file, 'utf8').split('\n');
    return new Set(lines.map((line) => line.split('=')[0]?.trim() ?? ''));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return new Set();
    throw error;
  }
}
