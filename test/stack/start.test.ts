import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, it } from 'vitest';
import type { RunningProgram } from '../process.ts';
import { runProgram } from '../process.ts';

const run = promisify(execFile);
/**
 * Every AWS CLI of this machine: Debian's (2.9 in Debian 12, without support for AWS_ENDPOINT_URL_DYNAMODB), and the
 * one on the PATH.
 */
const awsClis = ['/usr/bin/aws', 'aws'].filter((cli) => spawnSync(cli, ['--version']).status === 0);
const withoutAws = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));

const programs: RunningProgram[] = [];
const dirs: string[] = [];

afterEach(async () => {
  for (const program of programs.splice(0)) {
    program.process.kill('SIGKILL');
    await program.ended;
  }
  for (const dir of dirs.splice(0)) await rm(dir, { recursive: true, force: true });
});

async function dataDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'myhome-account-start-'));
  dirs.push(dir);
  return dir;
}

/** Ports for this file only, below those that the system assigns. */
let nextPort = 9000 + (process.pid % 80) * 10;
function start(args: readonly string[]): RunningProgram & { port: number } {
  const port = (nextPort += 10);
  const program = runProgram('dev/start.ts', ['--port', String(port), ...args]);
  programs.push(program);
  return { ...program, port };
}

async function exportMonth(dir: string): Promise<{ code: number | null; output: string }> {
  const program = runProgram('cli/export.ts', [
    '--from',
    '2025-01-01',
    '--to',
    '2025-01-31',
    '--outputs',
    join(dir, 'amplify_outputs.json'),
    '--out',
    join(dir, 'out'),
  ]);
  const { code } = await program.ended;
  return { code, output: program.output() };
}

/** Ids of all processes whose arguments or environment contain `text`. */
async function processesThatMention(text: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  const mentioning = await Promise.all(
    pids.map(async (pid) => {
      // A process may end while it is inspected.
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'latin1').catch(() => '');
      return (await read('cmdline')).includes(text) || (await read('environ')).includes(text) ? [pid] : [];
    }),
  );
  return mentioning.flat();
}

it('npm start prints the page, the demo users and commands that work, and keeps all data over Ctrl-C', async () => {
  const dir = join(await dataDir(), 'two words');
  const first = start(['--data', dir]);
  await first.untilOutput(/Ready in/);
  expect(first.output()).toContain(`http://localhost:${first.port}`);
  expect(first.output()).toContain('hanako@example.com');
  expect((await (await fetch(`http://127.0.0.1:${first.port}/amplify_outputs.json`)).json()) as object).toEqual(
    JSON.parse(await readFile(join(dir, 'amplify_outputs.json'), 'utf8')),
  );
  const exporting = /Export in a terminal +(.+)/.exec(first.output())?.[1] ?? '';
  expect(exporting).toBe(`npm run export -- --outputs '${join(dir, 'amplify_outputs.json')}'`);
  const exported = await run('sh', [
    '-c',
    `${exporting} --from 2025-01-01 --to 2025-01-31 --out "$0"`,
    join(dir, 'out'),
  ]);
  expect(exported.stdout.trim()).toMatch(/myhome-account_[^/]+\.zip$/);
  const command = /Plain AWS CLI +(.+)/.exec(first.output())?.[1] ?? '';
  // This machine has no AWS CLI, so the test below checks the endpoint and the keys with the SDK's own client.
  for (const cli of awsClis) {
    const { stdout } = await run('sh', ['-c', command.replace('; aws ', `; ${cli} `)], { env: withoutAws() });
    expect(JSON.parse(stdout)).toMatchObject({
      TableNames: expect.arrayContaining([expect.stringContaining('LedgerSlips')]) as unknown,
    });
  }
  const printed = await run(
    'sh',
    [
      '-c',
      command.replace(
        /aws --endpoint-url (\S+) dynamodb list-tables/,
        'printf "%s\\n" $1 "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY" "$AWS_REGION"',
      ),
    ],
    { env: withoutAws() },
  );
  const [endpoint = '', accessKeyId = '', secretAccessKey = '', region = ''] = printed.stdout.split('\n');
  const { TableNames } = await new DynamoDBClient({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
  }).send(new ListTablesCommand({}));
  expect(TableNames).toContainEqual(expect.stringContaining('LedgerSlips'));
  first.process.kill('SIGINT');
  expect(await first.ended).toEqual({ code: 0, signal: null });
  expect(await processesThatMention(dir)).toEqual([]);

  const second = start(['--data', dir]);
  await second.untilOutput(/Ready in/);
  expect(await exportMonth(dir)).toMatchObject({ code: 0 });
}, 120_000);

it('a host has all acknowledged writes after a kill -9, and no stale lock', async () => {
  const dir = await dataDir();
  const first = start(['--data', dir]);
  await first.untilOutput(/Ready in/);
  expect(await exportMonth(dir)).toMatchObject({ code: 0 });
  first.process.kill('SIGKILL');
  await first.ended;
  const second = start(['--data', dir]);
  await second.untilOutput(/Ready in/);
  expect(await exportMonth(dir)).toMatchObject({ code: 0 });
}, 120_000);

it('a data folder in use is refused with the process that uses it', async () => {
  const dir = await dataDir();
  const first = start(['--data', dir, '--no-seed']);
  await first.untilOutput(/Ready in/);
  const second = start(['--data', dir]);
  expect((await second.ended).code).toBe(1);
  expect(second.output()).toContain(`in use by process ${first.process.pid}`);
});

it.each([
  [
    'a plain file',
    (dir: string) => writeFile(join(dir, 'file'), 'mine').then(() => join(dir, 'file')),
    /is a file, not a folder\. Choose a new or an empty folder with --data\.\n$/,
  ],
  [
    'a folder with other files',
    (dir: string) => writeFile(join(dir, 'file'), 'mine').then(() => dir),
    /file is there already, and no local host made it\. Choose/,
  ],
  ['a folder of the system', () => Promise.resolve('/etc'), /\/etc is a folder of the system\. Choose/],
  ['a folder of the kernel', () => Promise.resolve('/proc/new'), /\/proc\/new lies on a file system of the kernel/],
])('%s is refused as data folder in one line', async (_, make, sentence) => {
  const program = start(['--fresh', '--data', await make(await dataDir())]);
  expect((await program.ended).code).toBe(1);
  expect(program.output()).toMatch(sentence);
  expect(program.output().trim().split('\n')).toHaveLength(1);
});

it('a port in use is named, with the suggestion of --port', async () => {
  const server = createServer();
  const port = nextPort + 13;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const program = start(['--data', await dataDir()]);
  expect((await program.ended).code).toBe(1);
  expect(program.output()).toMatch(new RegExp(`Port ${port} .*in use.*--port`));
  server.close();
});

it('--fresh starts with an empty data folder, and --no-seed without users', async () => {
  const dir = await dataDir();
  const first = start(['--data', dir]);
  await first.untilOutput(/Ready in/);
  first.process.kill('SIGTERM');
  await first.ended;
  expect(existsSync(join(dir, 'seeded.json'))).toBe(true);
  const second = start(['--data', dir, '--fresh', '--no-seed']);
  await second.untilOutput(/Ready in/);
  expect(second.output()).not.toContain('hanako@example.com');
  expect(await exportMonth(dir)).toMatchObject({ code: 1 });
}, 120_000);
