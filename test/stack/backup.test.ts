import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { itemsOf, operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import { signInAs } from '../person.ts';
import { runProgram } from '../process.ts';

const [hanako, taro] = demoUsers;
let host: HostUnderTest;
let dir: string;
let folder: string;

beforeAll(async () => {
  host = await startHostUnderTest();
  dir = await mkdtemp(join(tmpdir(), 'myhome-account-backup-'));
  folder = join(dir, 'copies');
  await writeFile(join(dir, 'outputs.json'), host.amplifyOutputs);
});
afterAll(async () => {
  await host.close();
  await rm(dir, { recursive: true, force: true });
});

interface Outcome {
  readonly exitCode: number;
  readonly path: string;
  readonly isNew: boolean;
  readonly isRecorded?: boolean;
  readonly removed: readonly { readonly file: string }[];
  readonly bad: readonly { readonly file: string; readonly state: string }[];
}

async function backup(args: readonly string[] = [], user = taro): Promise<Outcome & { readonly output: string }> {
  const program = runProgram(
    'cli/backup.ts',
    ['--to', folder, '--json', '--outputs', join(dir, 'outputs.json'), ...args],
    { MYHOME_ACCOUNT_EMAIL: user.email, MYHOME_ACCOUNT_PASSWORD: user.password },
  );
  await program.ended;
  return { ...(JSON.parse(program.stdout()) as Outcome), output: program.output() };
}

const zips = async () => (await readdir(folder)).filter((name) => name.endsWith('.zip')).sort();
const keepNone = ['daily', 'weekly', 'monthly', 'yearly'].flatMap((period) => [`--keep-${period}`, '0']);

/** Writes a changed slip of taro, so that a copy has other records. */
async function changeSlip(memo: string): Promise<void> {
  const { identityId } = await signInAs(host, taro);
  const [slip] = await itemsOf(host, 'LedgerSlips', identityId);
  const operator = operatorDynamodb(host);
  await operator.send(
    new PutItemCommand({ TableName: tableOf(host, 'LedgerSlips'), Item: { ...slip, memo: { S: memo } } }),
  );
  operator.destroy();
}

it('saves a copy when something has changed, thins its own old ones out, and names what has rotted', async () => {
  const hers = await backup([], hanako);
  const first = await backup();
  expect(first).toMatchObject({ exitCode: 0, isNew: true, isRecorded: true, removed: [], bad: [] });
  expect(await zips()).toEqual([basename(hers.path), basename(first.path)].sort());

  const same = await backup(keepNone);
  expect(same).toMatchObject({ exitCode: 0, isNew: false, path: first.path, removed: [] });
  expect(same.output).toContain(`Nothing has changed since ${first.path} of `);

  const copied = join(folder, 'copied-by-hand.zip');
  await copyFile(first.path, copied);
  await changeSlip('changed once');
  const second = await backup(keepNone);
  expect(second).toMatchObject({ exitCode: 0, isNew: true, removed: [{ file: basename(first.path) }], bad: [] });
  expect(await zips()).toEqual([basename(hers.path), basename(second.path), 'copied-by-hand.zip'].sort());

  const bytes = await readFile(second.path);
  bytes[1_000] = (bytes[1_000] ?? 0) ^ 1;
  await writeFile(second.path, bytes);
  const third = await backup(keepNone);
  const rotted = [{ file: basename(second.path), state: 'ROTTED' }];
  expect(third).toMatchObject({ exitCode: 2, isNew: true, removed: [], bad: rotted });
  expect(third.output).toContain(`${second.path}: ROTTED. `);

  expect(await backup()).toMatchObject({ exitCode: 0, isNew: false, path: third.path, bad: [] });
  expect(await backup(['--scrub'])).toMatchObject({ exitCode: 2, isNew: false, bad: rotted });

  await rm(second.path);
  expect(await backup(['--scrub'])).toMatchObject({
    exitCode: 2,
    bad: [{ file: basename(second.path), state: 'GONE' }],
  });
  expect(await backup(['--scrub'])).toMatchObject({ exitCode: 0, bad: [] });
});

it('a folder that cannot be used is refused by the flag that names it, before anything is asked for', async () => {
  folder = '/dev/null';
  const program = runProgram('cli/backup.ts', ['--to', folder]);
  expect((await program.ended).code).toBe(1);
  expect(program.output()).toBe('--to: /dev/null is a file, not a folder. Choose another folder with --to.\n');
});
