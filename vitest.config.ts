import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const temporaryFolder = 'test/temporary-folder.ts';
const ignored = ['**/node_modules/**', '**/cdk.out/**', '**/dist/**'];

const workers = Math.max(2, availableParallelism() - 1);

/** A test of a host waits half its time, so two share the cores. Kills and proxies depend on timing and run alone. */
const onHosts = {
  exclude: ignored,
  globalSetup: [temporaryFolder],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  maxWorkers: 2,
  sequence: { groupOrder: 1 },
};

const inBrowsers = {
  ...onHosts,
  // A page has done what it was asked for when it shows it, on a machine that does other things too.
  expect: { poll: { timeout: 30_000 } },
  globalSetup: [temporaryFolder, 'test/browser/chromium.ts'],
  testTimeout: 120_000,
};

/** What a person does first, in each browser. `npm test` has these; the rest of the page takes ten minutes more. */
const mainWalks = ['export', 'ledger', 'sign-in', 'connection', 'viewer', 'viewer-elsewhere', 'page-in-firefox'].map(
  (name) => `test/browser/${name}.test.ts`,
);

export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{docs,delivery,ledger,archive,restore,resolvers,functions,infra,client,web,cli,deploy,dev,packages/*/src,test/mutation}/**/*.test.{ts,tsx}',
          ],
          exclude: ignored,
          globalSetup: [temporaryFolder],
          testTimeout: 20_000,
          maxWorkers: workers,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...onHosts,
          name: 'stack',
          include: ['test/{stack,conformance}/**/*.test.ts'],
        },
      },
      { test: { ...inBrowsers, name: 'browser', include: mainWalks } },
      {
        test: {
          ...inBrowsers,
          name: 'page',
          include: ['test/browser/*.test.ts'],
          exclude: [...ignored, ...mainWalks],
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...onHosts,
          name: 'screens',
          include: ['test/browser/screens/*.test.ts'],
          globalSetup: [temporaryFolder, 'test/browser/chromium.ts'],
          testTimeout: 600_000,
          sequence: { groupOrder: 4 },
        },
      },
      {
        test: {
          ...onHosts,
          name: 'slow',
          include: ['test/{faults,model,restore-model,operator}/**/*.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
