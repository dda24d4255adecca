import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Bundle } from '../../bench/bundles.ts';
import { anyEnvironment, readBundles } from '../../bench/bundles.ts';
import { buildInputs } from '../../dev/synthesise.ts';
import { functionVariables } from '../../functions/environment.ts';
import { buildViewer } from '../../web/viewer/build-viewer.ts';

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
  const inSomeEnvironments = ['ledger-names', 'check-sign-up'];
  const folders = Object.keys(functionVariables).filter((folder) => !inSomeEnvironments.includes(folder));
  expect(bundles.length).toBe(folders.length);
  for (const bundle of bundles)
    expect([bundle.name, builtinsLoadedBy(bundle).filter((name) => name.includes('undici'))]).toEqual([
      bundle.name,
      [],
    ]);
});

describe('viewer.html', () => {
  const built = buildViewer();

  it('lies deflated beside the functions that write archives, and beside no other', () => {
    const withViewer = bundles.filter(({ file }) => existsSync(join(dirname(file), 'viewer.deflated')));
    expect(withViewer.map(({ name }) => name).sort()).toEqual(['JobsExportWorker', 'RestoresRestoreWorker']);
    for (const { file } of withViewer) {
      expect(readFileSync(join(dirname(file), 'viewer.deflated')).equals(built.deflated)).toBe(true);
      const facts: unknown = JSON.parse(readFileSync(join(dirname(file), 'viewer.json'), 'utf8'));
      expect(facts).toEqual({ crc32: built.crc32, uncompressedBytes: built.html.length });
    }
  });

  it('is built again when a file changes that is in it', () => {
    const isInput = (path: string) =>
      buildInputs.assembly.some((input) => path === input || path.startsWith(`${input}/`));
    expect(built.sources.length).toBeGreaterThan(50);
    expect(built.sources.filter((path) => !isInput(path))).toEqual([]);
  });
});
