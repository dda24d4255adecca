import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'myhome-account-app-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a deployment would upload for this context, without the bundles; and what it says to the person who deploys. */
async function synthesisedWith(
  context: Readonly<Record<string, unknown>>,
): Promise<{ readonly reserved: readonly unknown[]; readonly said: string }> {
  const outDir = mkdtempSync(join(folder, 'out-'));
  const { stderr } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'app.ts')], {
    env: {
      ...process.env,
      CDK_OUTDIR: outDir,
      CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:bundling-stacks': [], ...context }),
    },
  });
  const { Resources } = JSON.parse(readFileSync(join(outDir, 'MyhomeAccountApi.template.json'), 'utf8')) as {
    readonly Resources: Readonly<Record<string, { readonly Properties?: Readonly<Record<string, unknown>> }>>;
  };
  const reserved = Object.values(Resources).flatMap(
    ({ Properties }) => Properties?.['ReservedConcurrentExecutions'] ?? [],
  );
  return { reserved, said: stderr };
}

it.each([
  [
    'reserves ten for the worker where the account can give ten',
    { reservableConcurrency: '10' },
    [10],
    /^10 concurrent .* for exports[^]*^No concurrency is reserved for summaries by month/m,
  ],
  [
    'reserves ten for the summaries too where the account can give twenty',
    { reservableConcurrency: '20' },
    [10, 10],
    /^10 concurrent .* for summaries by month/m,
  ],
  ['reserves nothing where it can give nine', { reservableConcurrency: '9' }, [], /^No concurrency .* can reserve 9 /m],
  ['reserves nothing on a new account, of which nothing was asked', {}, [], /^No concurrency .* was not asked/m],
])('%s, and says so', { timeout: 60_000 }, async (_, context, expected, sentence) => {
  const { reserved, said } = await synthesisedWith(context);
  expect(reserved).toEqual(expected);
  expect(said).toMatch(sentence);
});
