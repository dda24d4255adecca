import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import type { Bundle } from '../../bench/bundles.ts';
import { anyEnvironment, readBundles } from '../../bench/bundles.ts';

let bundles: readonly Bundle[];

beforeAll(async () => {
  bundles = await readBundles();
});

/** Node's own modules that are loaded with the bundle. */
function builtinsLoadedBy({ file }: Bundle): readonly string[] {
  const script = `await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(JSON.stringify(process.moduleLoadList));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, ...anyEnvironment },
      encoding: 'utf8',
    }),
  ) as string[];
}

it('no function loads Node’s fetch, because none uses it', () => {
  expect(bundles.length).toBe(8);
  for (const bundle of bundles)
    expect([bundle.name, builtinsLoadedBy(bundle).filter((name) => name.includes('undici'))]).toEqual([
      bundle.name,
      [],
    ]);
});
