import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { demoUsers } from '../../local/host/demo.ts';
import { readArchive } from '../archive-contents.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { itemsInPeriod } from '../ledger-in-tables.ts';
import { signInAs } from '../person.ts';
import { runProgram } from '../process.ts';

let host: HostUnderTest;
let dir: string;

beforeAll(async () => {
  host = await startHostUnderTest();
});
afterAll(() => host.close());
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'myhome-account-cli-'));
  await writeFile(join(dir, 'outputs.json'), host.amplifyOutputs);
  return () => rm(dir, { recursive: true, force: true });
});

async function exportOnce(args: readonly string[], user: { email: string; password: string } = demoUsers[0]) {
  const program = runProgram('cli/export.ts', ['--outputs', join(dir, 'outputs.json'), '--out', join(dir, 'out'), ...args], {
    MYHOME_ACCOUNT_EMAIL: user.email,
    MYHOME_ACCOUNT_PASSWORD: user.password,
  });
  const { code } = await program.ended;
  return { code, said: program.said(), stdout: program.stdout() };
}

it('fetches the same archive without a browser and prints where it lies', async () => {
  const { code, stdout, said } = await exportOnce(['--from', '2025-03-01', '--to', '2025-03-31']);
  expect([code, said]).toEqual([0, expect.stringContaining('ready')]);
  expect(basename(stdout.trim())).toMatch(/^myhome-account_2025-03-01_2025-03-31_\d{8}-\d{6}_\w{6}\.zip$/);
  const contents = await readArchive(await readFile(stdout.trim()));
  const { identityId } = await signInAs(host);
  const items = (await itemsInPeriod(host, 'LedgerSlips', identityId, '2025-03-01', '2025-03-31')).sort((a, b) => ((a['entry']?.S ?? '') < (b['entry']?.S ?? '') ? -1 : 1));
  expect(contents.items('slips.jsonl')).toEqual(items);
  const dates = contents.csv('slips.csv').map((row) => row['tgt_date'] ?? '');
  expect([dates[0], dates.at(-1)]).toEqual(['20250301', '20250331']);
  expect(await readdir(join(dir, 'out'))).toEqual([basename(stdout.trim())]);
});

it.each([
  ['a wrong password', ['--from', '2025-01-01', '--to', '2025-01-31'], { email: demoUsers[0].email, password: 'Wrong-password-1' }, /Incorrect username or password/],
  ['a period that ends before it starts', ['--from', '2025-02-01', '--to', '2025-01-31'], demoUsers[0], /ends before it starts/],
  ['a day that does not exist', ['--from', '2025-02-30', '--to', '2025-03-31'], demoUsers[0], /--from: expected a day of the calendar/],
  ['a missing day', ['--from', '2025-02-01'], demoUsers[0], /--to is missing/],
  ['a flag that nobody knows', ['--from', '2025-02-01', '--to', '2025-02-02', '--format', 'xlsx'], demoUsers[0], /--format/],
])('ends with exit code 1 and one clear line for %s', async (_, args, user, sentence) => {
  const { code, said } = await exportOnce(args, user);
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(said).toMatch(sentence);
});

it('says so when nobody answers, or when there is no such stack', async () => {
  const elsewhere = JSON.stringify(JSON.parse(host.amplifyOutputs)).replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:1');
  await writeFile(join(dir, 'outputs.json'), elsewhere);
  const { code, said } = await exportOnce(['--from', '2025-01-01', '--to', '2025-01-31']);
  expect([code, said.trim().split('\n').length]).toEqual([1, 1]);
  expect(said).toMatch(/Nobody answers/);
  await rm(join(dir, 'outputs.json'));
  const missing = await exportOnce(['--from', '2025-01-01', '--to', '2025-01-31']);
  expect(missing.said).toMatch(/cannot be read. Is the stack running/);
});
