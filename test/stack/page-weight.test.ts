import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { buildPage } from '../../dev/synthesise.ts';

/** Bytes of JavaScript after gzip at its strongest. A person on a slow line waits for all of them. */
const mostBytes = { untilSignInWorks: 140_000, untilExportCanBePressed: 250_000 } as const;

let assets: string;

beforeAll(async () => {
  assets = join(await buildPage(() => undefined), 'assets');
});

/** A script and all that it imports before it runs. What it loads on demand is not counted. */
function withImports(name: string, found: Set<string> = new Set()): ReadonlySet<string> {
  if (found.has(name)) return found;
  found.add(name);
  const source = readFileSync(join(assets, name), 'utf8');
  for (const [, imported = ''] of source.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
    withImports(imported, found);
  return found;
}

function scriptNamed(name: string): string {
  const script = readdirSync(assets).find((one) => one.startsWith(`${name}-`) && one.endsWith('.js'));
  if (script === undefined) throw new Error(`The build has no script named ${name}.`);
  return script;
}

const weightOf = (scripts: Iterable<string>) =>
  [...scripts].reduce((bytes, name) => bytes + gzipSync(readFileSync(join(assets, name)), { level: 9 }).length, 0);

const namesOf = (scripts: ReadonlySet<string>) => [...scripts].map((name) => name.replace(/-[\w-]{8}\.js$/, ''));

it('a person can sign in after 140 KB of JavaScript', () => {
  const scripts = withImports(scriptNamed('index'));
  expect(namesOf(scripts)).toEqual(expect.arrayContaining(['index', 'react', 'amplify']));
  expect(namesOf(scripts)).not.toContain('apollo');
  expect(weightOf(scripts)).toBeLessThanOrEqual(mostBytes.untilSignInWorks);
});

it('a person can press Export after 250 KB, and loads nothing of the other places for it', () => {
  const scripts = withImports(scriptNamed('LedgerPage'), new Set(withImports(scriptNamed('index'))));
  expect(namesOf(scripts)).toEqual(expect.arrayContaining(['LedgerPage', 'apollo']));
  expect(namesOf(scripts)).not.toContain('RestorePlace');
  for (const name of ['SavedPlace', 'MoneyByMonth', 'CopyChanges']) expect(namesOf(scripts)).not.toContain(name);
  expect([...scripts].filter((name) => readFileSync(join(assets, name), 'utf8').includes('paddingInner'))).toEqual([]);
  expect(weightOf(scripts)).toBeLessThanOrEqual(mostBytes.untilExportCanBePressed);
});
