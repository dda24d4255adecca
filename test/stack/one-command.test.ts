import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { runCommandLine } from '../process.ts';

const [, taro] = demoUsers;
let host: HostUnderTest;
let dir: string;

beforeAll(async () => {
  host = await startHostUnderTest();
  dir = await mkdtemp(join(tmpdir(), 'myhome-account-one-command-'));
  await writeFile(join(dir, 'outputs.json'), host.amplifyOutputs);
});
afterAll(async () => {
  await host.close();
  await rm(dir, { recursive: true, force: true });
});

async function run(...args: string[]) {
  const program = runCommandLine([...args, '--json'], {
    MYHOME_ACCOUNT_EMAIL: taro.email,
    MYHOME_ACCOUNT_PASSWORD: taro.password,
  });
  const { code } = await program.ended;
  return { code, lines: program.stdout().split('\n'), output: program.output() };
}

/** The one document on stdout, which says the exit code too. */
async function documentOf(...args: string[]): Promise<Record<string, unknown>> {
  const { code, lines, output } = await run(...args);
  expect([lines.length, lines[1]], output).toEqual([2, '']);
  const document = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  expect([document['command'], document['exitCode']], output).toEqual([args[0], code]);
  return document;
}

const outputs = () => ['--outputs', join(dir, 'outputs.json')];

it('a copy goes out, is proven, and goes back, in documents for scripts', async () => {
  const march = ['--from', '2026-03-01', '--to', '2026-03-31'];
  const saved = await documentOf('export', ...march, '--out', dir, ...outputs());
  expect(saved).toMatchObject({ outcome: 'done', person: taro.email, isRecorded: true, from: '2026-03-01' });
  const path = String(saved['path']);

  expect(await documentOf('verify', path, '--record', ...outputs())).toMatchObject({
    outcome: 'done',
    files: [{ file: path, verdict: 'WHOLE', isRecorded: true, about: { exportId: saved['id'] } }],
  });

  const cut = join(dir, 'cut.zip');
  await writeFile(cut, (await readFile(path)).subarray(0, -200));
  expect(await documentOf('verify', cut, path, join(dir, 'outputs.json'))).toMatchObject({
    outcome: 'partWay',
    files: [
      { file: cut, verdict: 'DAMAGED', error: expect.stringContaining('salvage') as unknown },
      { verdict: 'WHOLE' },
      { verdict: 'NOT_READ' },
    ],
  });
  expect(await documentOf('salvage', cut, '--out', dir)).toMatchObject({
    outcome: 'done',
    path: join(dir, 'cut-salvaged.zip'),
    isComplete: true,
    tables: expect.arrayContaining([expect.objectContaining({ table: 'slips', lostLines: 0 })]) as unknown,
  });

  expect(await documentOf('restore', path, '--dry-run', ...outputs())).toMatchObject({
    outcome: 'done',
    restore: {
      status: 'CHECKED',
      found: { tables: expect.arrayContaining([expect.objectContaining({ table: 'slips', added: 0 })]) as unknown },
    },
  });
  expect(await documentOf('restore', '--list', ...outputs())).toMatchObject({ restores: [{ status: 'CHECKED' }] });
});

it('a failure is a document too, and its sentence stands on stderr', async () => {
  const missing = await documentOf('restore', join(dir, 'none.zip'), '--yes', ...outputs());
  expect(missing).toMatchObject({ outcome: 'failed', error: expect.stringContaining('none.zip') as unknown });
  const { output } = await run('export', '--from', '2026-03-01', ...outputs());
  expect(output).toMatch(/^--to is missing: [^]*\n\{"command":"export","exitCode":64,"outcome":"wrongFlags",/);
});

it('words that are printed name the command as it was typed', async () => {
  const person = { MYHOME_ACCOUNT_EMAIL: taro.email, MYHOME_ACCOUNT_PASSWORD: taro.password };
  const program = runCommandLine(['restore', '--undo', 'x'.repeat(26), ...outputs()], person);
  expect((await program.ended).code).toBe(64);
  const help = runCommandLine(['verify', '--help']);
  await help.ended;
  expect(help.stdout()).toMatch(/^npx --no myhome-account verify FILE/);
});
