import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { swallowedFlags, swallowedSentence } from './swallowed-flags.ts';

/** The part of `npm run export <args>` that the real npm passes to the script. */
function underNpm(args: readonly string[], npmrc = ''): string[] {
  const dir = mkdtempSync(join(tmpdir(), 'swallowed-'));
  const program = `import { swallowedFlags } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'swallowed-flags.ts')).href)};
    console.log(JSON.stringify(swallowedFlags({ names: ['from', 'to', 'id', 'email', 'no-seed'], script: 'export', environment: process.env })));`;
  writeFileSync(join(dir, 'program.ts'), program);
  writeFileSync(join(dir, '.npmrc'), npmrc);
  writeFileSync(
    join(dir, 'package.json'),
    JSON.stringify({
      name: 'x',
      version: '1.0.0',
      type: 'module',
      scripts: { export: `"${process.execPath}" program.ts` },
    }),
  );
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  const said = execFileSync('npm', ['run', '--silent', 'export', ...args], {
    cwd: dir,
    encoding: 'utf8',
    env: { ...environment, npm_config_userconfig: join(dir, '.npmrc') },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(said.trim().split('\n').at(-1) ?? '') as string[];
}

it.each([
  [
    ['--from', '2025-01-01', '--to', '2025-01-31'],
    ['from', 'to'],
  ],
  [['--to=2025-01-31'], ['to']],
  [['--email=a@example.com'], ['email']],
  [['--no-seed'], ['no-seed']],
  [['--', '--from', '2025-01-01', '--email', 'a@example.com'], []],
  [[], []],
])('npm is seen to keep what stands before the two dashes: %j', (args, swallowed) => {
  expect(underNpm(args)).toEqual(swallowed);
});

it('what stands in the person’s .npmrc was not typed', () => {
  expect(underNpm([], 'email=me@example.com\n')).toEqual([]);
  expect(underNpm(['--from=2025-01-01'], 'email=me@example.com\n')).toEqual(['from']);
});

it('is a matter of the own script alone', () => {
  expect(
    swallowedFlags({
      names: ['from'],
      script: 'export',
      environment: { npm_lifecycle_event: 'backup', npm_config_from: '2025-01-01' },
    }),
  ).toEqual([]);
});

it('says the way out', () => {
  expect(swallowedSentence(['from', 'to'], 'npm run export -- --from YYYY-MM-DD')).toBe(
    'npm has kept --from and --to for itself, because -- is missing before the flags. Type npm run export -- --from YYYY-MM-DD …',
  );
});
