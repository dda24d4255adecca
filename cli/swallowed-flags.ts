import { readFileSync } from 'node:fs';

/** npm's full name for an abbreviation of one of its own options, by the flag as typed. */
const npmsName: Readonly<Record<string, string>> = { to: 'token_description' };

interface Asked {
  /** This program's flags, without dashes. */
  readonly names: readonly string[];
  /** The npm script, as in `npm run <script>`. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Flags of this program that npm took for its own options because `--` was missing before them. `npm run export --out
 * DIR` puts `npm_config_out` into the environment, and may or may not pass `DIR` on. The program would then use its
 * defaults. npm 12 refuses such flags itself.
 */
export function swallowedFlags({ names, script, environment }: Asked): string[] {
  if (environment['npm_lifecycle_event'] !== script) return [];
  const inFile = settingsOf(environment['npm_config_userconfig']);
  return names.filter((name) => {
    // npm keeps `--no-x` as the option `x` with an empty value.
    const plain = name.replace(/^no-/, '');
    const value = environment[`npm_config_${npmsName[plain] ?? plain.replaceAll('-', '_')}`];
    if (value === undefined || (name !== plain && value !== '')) return false;
    return !inFile.has(plain);
  });
}

/** The sentence about these flags, with the remedy. `usual` is an example of a correct command. */
export function swallowedSentence(swallowed: readonly string[], usual: string): string {
  const flags = swallowed.map((name) => `--${name}`).join(' and ');
  return `npm has kept ${flags} for itself, because -- is missing before the flags. Type ${usual} …`;
}

/** Names in the person's own .npmrc (an old way to keep `email`). npm puts those into the environment, too. */
function settingsOf(file: string | undefined): ReadonlySet<string> {
  try {
    const lines = file === undefined ? [] : readFileSync(file, 'utf8').split('\n');
    return new Set(lines.map((line) => line.split('=')[0]?.trim() ?? ''));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return new Set();
    throw error;
  }
}
