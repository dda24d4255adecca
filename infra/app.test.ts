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
  variables: Readonly<Record<string, string>> = {},
): Promise<{ readonly reserved: readonly unknown[]; readonly tags: unknown; readonly said: string }> {
  const outDir = mkdtempSync(join(folder, 'out-'));
  const { stderr } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'app.ts')], {
    env: {
      ...process.env,
      ...variables,
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
  const { artifacts } = JSON.parse(readFileSync(join(outDir, 'manifest.json'), 'utf8')) as {
    readonly artifacts: Readonly<Record<string, { readonly properties?: { readonly tags?: unknown } }>>;
  };
  return { reserved, tags: artifacts['MyhomeAccountApi']?.properties?.tags, said: stderr };
}

it.each([
  [
    'reserves ten for the summaries too where the account can give twenty',
    { reservableConcurrency: '20' },
    [10, 10],
    /^10 concurrent .* for summaries by month/m,
  ],
  ['reserves nothing on a new account, of which nothing was asked', {}, [], /^No concurrency .* was not asked/m],
])('%s, and says so', { timeout: 60_000 }, async (_, context, expected, sentence) => {
  const { reserved, said } = await synthesisedWith(context);
  expect(reserved).toEqual(expected);
  expect(said).toMatch(sentence);
});

it('takes the environment from the context before the variable, and tags its stacks with it', {
  timeout: 60_000,
}, async () => {
  const context = { environment: 'prod', reservableConcurrency: '900' };
  const { reserved, tags } = await synthesisedWith(context, { MYHOME_ENVIRONMENT: 'dev' });
  expect(reserved).toEqual([10, 10]);
  expect(tags).toEqual({ application: 'myhome-account', environment: 'prod' });
});

it.each([
  ['an environment that does not exist', { environment: 'test' }, {}, /^There is no environment "test"\. .*prod, dev/],
  [
    'the local host’s environment, when the CDK’s command line asks',
    { environment: 'local' },
    { CDK_CLI_VERSION: '2.1148.1' },
    /^The environment local is for the local host .*never deployed/,
  ],
])('stops for %s with one line', { timeout: 60_000 }, async (_, context, variables, sentence) => {
  const failure = await synthesisedWith(context, variables).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) as unknown });
  expect((failure as { readonly stderr: string }).stderr.trim().split('\n')).toHaveLength(1);
});
