import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { authenticatorApp } from 'local-aws/cognito/testing/authenticator-under-test.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { amplifyConfigFrom } from '../../client/amplify/outputs.ts';
import { demoUsers } from '../../dev/demo.ts';
import { readArchive } from '../archive-contents.ts';
import type { SeenExport } from '../exports.ts';
import { exportAs } from '../exports.ts';
import type { FaultProxy } from '../fault-proxy.ts';
import { startFaultProxy } from '../fault-proxy.ts';
import { functionThrough } from '../function-through.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { itemsInPeriod, operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import type { RunningProgram } from '../process.ts';
import { runInTerminal, runProgram } from '../process.ts';

const [hanako, taro] = demoUsers;
const month = ['--from', '2026-03-01', '--to', '2026-03-31'];
let host: HostUnderTest;
/** A proxy in front of S3, for the links of users. */
let links: FaultProxy;
/** A proxy in front of DynamoDB, for the worker. */
let tables: FaultProxy;
let dir: string;
let out: string;

beforeAll(async () => {
  const booted: { host?: HostUnderTest } = {};
  links = await startFaultProxy(() => booted.host?.host.urls.s3 ?? '');
  tables = await startFaultProxy(() => booted.host?.host.urls.dynamodb ?? '');
  host = booted.host = await startHostUnderTest({
    adapt: (assembly) =>
      functionThrough(
        functionThrough(assembly, /^JobsDownloadUrl/, { AWS_ENDPOINT_URL_S3: links.url }),
        /^JobsExportWorker/,
        { AWS_ENDPOINT_URL_DYNAMODB: tables.url },
      ),
  });
});
afterAll(async () => {
  await host.close();
  await links.close();
  await tables.close();
});
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'myhome-account-cli-'));
  out = join(dir, 'out');
  links.onRequest = () => undefined;
  await writeFile(join(dir, 'outputs.json'), host.amplifyOutputs);
  return () => rm(dir, { recursive: true, force: true });
});

const environmentOf = (user: { email: string; password: string }) => ({
  MYHOME_ACCOUNT_EMAIL: user.email,
  MYHOME_ACCOUNT_PASSWORD: user.password,
});
const files = () => ['--outputs', join(dir, 'outputs.json'), '--out', out];

function begin(
  args: readonly string[],
  user: { email: string; password: string } = taro,
  environment: Record<string, string> = {},
): RunningProgram {
  return runProgram('cli/export.ts', [...files(), ...args], { ...environmentOf(user), ...environment });
}

async function endOf(program: RunningProgram) {
  const { code } = await program.ended;
  return { code, output: program.output(), stdout: program.stdout() };
}

const exportOnce = (...asked: Parameters<typeof begin>) => endOf(begin(...asked));

async function exportsOf(person: Person): Promise<readonly SeenExport[]> {
  const { data } = await person.ask('{ exports(limit: 50) { items { id status archive { fileName bytes sha256 } } } }');
  return (data?.['exports'] as { items: SeenExport[] }).items;
}

/** While `act` runs, the worker gets no response from the tables, so exports stay RUNNING. */
async function whileTablesHang<Done>(act: () => Promise<Done>): Promise<Done> {
  let release: () => void = () => undefined;
  const released = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
  tables.onRequest = () => released;
  try {
    return await act();
  } finally {
    tables.onRequest = () => undefined;
    release();
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the command line', () => {
  it('fetches a copy of a period and prints its path', async () => {
    const { code, stdout, output } = await exportOnce(['--from', '2025-03-01', '--to', '2025-03-31'], hanako);
    expect([code, output]).toEqual([0, expect.stringContaining('ready')]);
    expect(stdout.trim()).toMatch(/\/out\/myhome-account_2025-03-01_2025-03-31[^/]*\.zip$/);
    const zip = await readFile(stdout.trim());
    expect(output).toContain(`${hanako.email}: 2025-03-01 to 2025-03-31, slips.csv `);
    expect(output).toContain(`SHA-256 ${sha256(zip)}`);
    const contents = await readArchive(zip);
    const { identityId } = await signInAs(host);
    const items = (await itemsInPeriod(host, 'LedgerSlips', identityId, '2025-03-01', '2025-03-31')).sort((a, b) =>
      (a['entry']?.S ?? '') < (b['entry']?.S ?? '') ? -1 : 1,
    );
    expect(contents.items('slips.jsonl')).toEqual(items);
    expect(await readdir(out)).toHaveLength(1);
  });

  it('fetches a copy of everything when no days are given', async () => {
    const { code, stdout, output } = await exportOnce([]);
    expect([code, output]).toEqual([0, expect.stringContaining(`${taro.email}: everything`)]);
    const contents = await readArchive(await readFile(stdout.trim()));
    const { identityId } = await signInAs(host, taro);
    expect(contents.items('slips.jsonl')).toHaveLength(
      (await itemsInPeriod(host, 'LedgerSlips', identityId, '0001-01-01', '9999-12-31')).length,
    );
  });

  it('makes a file that only its owner can read, with any umask, and overwrites nothing', async () => {
    await exportOnce(month);
    const [first = ''] = await readdir(out);
    await chmod(join(out, first), 0o400);
    const again = runInTerminal(
      `umask 000; ${process.execPath} cli/export.ts ${[...files(), ...month].join(' ')}`,
      environmentOf(taro),
    );
    expect((await again.ended).code).toBe(0);
    const second = again.stdout().trim().split(/\r?\n/).at(-1) ?? '';
    const names = await readdir(out);
    expect(names).toHaveLength(2);
    expect(join(out, first)).not.toBe(second);
    expect((await stat(second)).mode & 0o777).toBe(0o600);
  });

  it('reports a copy with fewer records than the last one of the same days with exit code 3, and keeps that one', async () => {
    const days = ['--from', '2026-01-01', '--to', '2026-01-31'];
    const good = await exportOnce(days);
    const { identityId } = await signInAs(host, taro);
    const operator = operatorDynamodb(host);
    const [lost] = await itemsInPeriod(host, 'LedgerSlips', identityId, '2026-01-01', '2026-01-31');
    await operator.send(
      new DeleteItemCommand({
        TableName: tableOf(host, 'LedgerSlips'),
        Key: { owner: { S: identityId }, entry: { S: lost?.['entry']?.S ?? '' } },
      }),
    );
    const bytes = await readFile(good.stdout.trim());
    const { code, output, stdout } = await exportOnce(days);
    expect([good.code, code, stdout === good.stdout]).toEqual([0, 3, false]);
    expect(output).toMatch(
      /This copy holds fewer records than your copy of .*\n {2}slips: \d+, earlier \d+\n {2}2026-01 slips: \d+, earlier \d+\nIf you have not deleted them yourself, fetch the earlier copy before .*--id [0-9A-Z]{26}/,
    );
    expect((await readFile(good.stdout.trim())).equals(bytes)).toBe(true);
    if (lost !== undefined)
      await operator.send(new PutItemCommand({ TableName: tableOf(host, 'LedgerSlips'), Item: lost }));
    operator.destroy();
  });

  it('fetches an earlier copy by its id, and again as the same file', async () => {
    const person = await signInAs(host, taro);
    const { ended } = await exportAs(host, person, { from: '2026-02-01', to: '2026-02-28' });
    const first = await exportOnce(['--id', ended.id]);
    expect([first.code, sha256(await readFile(first.stdout.trim()))]).toEqual([0, ended.archive?.sha256]);
    expect(await exportOnce(['--id', ended.id])).toMatchObject({ code: 0, stdout: first.stdout });
    await writeFile(first.stdout.trim(), 'something else');
    const third = await exportOnce(['--id', ended.id]);
    expect([third.code, third.stdout.trim()]).toEqual([0, first.stdout.trim().replace(/\.zip$/, '-2.zip')]);
    expect(await readFile(first.stdout.trim(), 'utf8')).toBe('something else');
    expect(await exportOnce(['--id', ended.id], hanako)).toMatchObject({
      code: 1,
      output: expect.stringContaining(`You have no export ${ended.id}.`) as unknown,
    });
  });

  it('waits for an unfinished copy by its id, and renews the credentials', async () => {
    const person = await signInAs(host, taro);
    const asking = await whileTablesHang(async () => {
      const { data } = await person.ask(
        'mutation { requestExport(from: "2026-04-01", to: "2026-04-30") { id owner status } }',
      );
      const program = begin(['--id', (data?.['requestExport'] as SeenExport).id]);
      await program.untilOutput(/reading/);
      host.host.expireCredentials();
      return program;
    });
    const { code, output } = await endOf(asking);
    expect([code, output]).toEqual([0, expect.stringContaining('2026-04-01 to 2026-04-30')]);
  });

  it('resumes an interrupted download', async () => {
    let cuts = 0;
    const ranges: (string | undefined)[] = [];
    links.onRequest = ({ method, headers }) => {
      if (method !== 'GET') return undefined;
      ranges.push(headers.range);
      return cuts++ < 2 ? { cutAnswerAfterBytes: 2_000 } : undefined;
    };
    const { code, stdout, output } = await exportOnce(month);
    expect([code, ranges.map((range) => range === undefined)]).toEqual([0, [true, false, false]]);
    expect(output).toContain(sha256(await readFile(stdout.trim())));
  });

  it('does not keep a download with a changed bit', async () => {
    links.onRequest = ({ method }) => (method === 'GET' ? { flipByteAt: 1_000 } : undefined);
    const { code, output } = await exportOnce(month);
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/What arrived is not what was promised: .*--id [0-9A-Z]{26} .*fetches it\.\n$/),
    ]);
    expect(await readdir(out)).toEqual([]);
  });

  it('prints how to fetch the copy later when its download fails', async () => {
    links.onRequest = ({ method }) => (method === 'GET' ? { answer: 410 } : undefined);
    const { code, output } = await exportOnce(month);
    const [command = '', id = ''] = /npm run export -- --id ([0-9A-Z]{26}) \S.*(?= fetches it\.)/.exec(output) ?? [];
    expect([code, output]).toEqual([
      1,
      expect.stringContaining(
        'The file could not be fetched: the server answered HTTP 410. The copy is kept on the server:',
      ),
    ]);
    expect(command).toContain(`--out ${out} --outputs ${join(dir, 'outputs.json')} --email ${taro.email}`);
    links.onRequest = () => undefined;
    expect(await exportOnce(['--id', id])).toMatchObject({ code: 0 });
  });
});

it.each([
  [
    'a day that does not exist',
    ['--from', '2025-02-30', '--to', '2025-03-31'],
    64,
    /--from: expected a day of the calendar/,
  ],
  ['an unknown flag', ['--from', '2025-02-01', '--to', '2025-02-02', '--format', 'xlsx'], 64, /--format/],
  ['a folder that is a file', ['--out', '/dev/null'], 1, /--out: \/dev\/null is a file, not a folder/],
  ['a folder of the kernel', ['--out', '/proc/new'], 1, /--out: \/proc\/new lies on a file system of the kernel/],
  ['an endless outputs file', ['--outputs', '/dev/zero'], 1, /--outputs: \/dev\/zero is no file/],
])('ends before any request with one clear line for %s', async (_, args, code, sentence) => {
  const program = runProgram(
    'cli/export.ts',
    [...(args.includes('--outputs') ? [] : ['--outputs', join(dir, 'outputs.json')]), ...args],
    environmentOf({ ...taro, password: 'not even looked at' }),
  );
  const { code: ended, output } = await endOf(program);
  expect([ended, output.trim().split('\n').length, output]).toEqual([code, 1, expect.stringMatching(sentence)]);
});

it('a wrong password causes one clear line and exit code 1', async () => {
  const { code, output } = await exportOnce(month, { email: taro.email, password: 'Wrong-password-1' });
  expect([code, output]).toEqual([1, 'Incorrect username or password.\n']);
});

it('-h prints the flags and exit codes', async () => {
  const { code, stdout } = await endOf(runProgram('cli/export.ts', ['-h']));
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/--id ID[^]*Exit codes\n {2}0 [^]*\n {2}1 [^]*\n {2}3 [^]*\n {2}64 [^]*\n {2}130 /),
  ]);
});

it('no response, an unknown stack, and plain http to another machine are reported', async () => {
  const elsewhere = (from: RegExp, to: string) =>
    writeFile(join(dir, 'outputs.json'), JSON.stringify(JSON.parse(host.amplifyOutputs)).replaceAll(from, to));
  await elsewhere(/127\.0\.0\.1:\d+/g, '127.0.0.1:1');
  const { code, output } = await exportOnce(month);
  expect([code, output.trim().split('\n').length]).toEqual([1, 1]);
  expect(output).toMatch(/^Nobody answers at http:\/\/127\.0\.0\.1:1\/graphql\. Is it running \(npm start\)\?/);
  await elsewhere(/127\.0\.0\.1:(\d+)\/graphql/g, 'ledger.example.com:$1/graphql');
  expect((await exportOnce(month)).output).toMatch(
    /^amplify_outputs\.json: expected data\.url to be an https address, or an http one on this machine, got "http:\/\/ledger\.example\.com/,
  );
  await rm(join(dir, 'outputs.json'));
  expect((await exportOnce(month)).output).toMatch(/cannot be read. Is the stack running/);
});

describe('an interrupted command', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('cancels the export and has exit code 130: %s', async (signal) => {
    const person = await signInAs(host, taro);
    await whileTablesHang(async () => {
      const program = begin(month);
      await program.untilOutput(/reading/);
      program.process.kill(signal);
      const { code, output } = await endOf(program);
      expect([code, output]).toEqual([
        130,
        expect.stringMatching(/Cancelling the export [0-9A-Z]{26} …[^]*\nInterrupted\. The export was cancelled\.\n$/),
      ]);
      expect((await exportsOf(person))[0]).toMatchObject({
        id: /export ([0-9A-Z]{26})/.exec(output)?.[1],
        status: 'CANCELLED',
      });
    });
  });

  it('does not cancel an export that another client requested, and prints how to fetch it', async () => {
    const person = await signInAs(host, taro);
    await whileTablesHang(async () => {
      const { data } = await person.ask(
        'mutation { requestExport(from: "2026-05-01", to: "2026-05-31") { id owner status } }',
      );
      const { id } = data?.['requestExport'] as SeenExport;
      const program = begin(['--id', id]);
      await program.untilOutput(/reading/);
      program.process.kill('SIGINT');
      const { code, output } = await endOf(program);
      expect([code, output]).toEqual([
        130,
        expect.stringContaining(`Interrupted. The export may go on without this command: npm run export -- --id ${id}`),
      ]);
      expect((await exportsOf(person))[0]).toMatchObject({ id, status: 'RUNNING' });
      await person.ask(`mutation { cancelExport(id: "${id}") { id owner status } }`);
    });
  });

  it('leaves no partial file in the middle of the download', async () => {
    const fetching = new Promise<void>((resolve) => {
      links.onRequest = ({ method }) => {
        if (method !== 'GET') return undefined;
        resolve();
        return new Promise(() => undefined);
      };
    });
    const program = begin(month);
    await fetching;
    expect(await readdir(out)).toEqual([expect.stringMatching(/^\.myhome-account_[0-9A-Z]{26}\.[0-9a-f-]{36}\.part$/)]);
    program.process.kill('SIGINT');
    const { code, output } = await endOf(program);
    expect([code, output]).toEqual([
      130,
      expect.stringMatching(
        /Interrupted\. The copy is kept on the server: npm run export -- --id [0-9A-Z]{26} .* fetches it\.\n$/,
      ),
    ]);
    expect(await readdir(out)).toEqual([]);
  });

  it('ends at once at the second signal, even without a response of the server', async () => {
    const silent = await startFaultProxy(() => host.host.urls.graphql);
    await writeFile(join(dir, 'outputs.json'), host.amplifyOutputs.replace(host.host.urls.graphql, silent.url));
    await whileTablesHang(async () => {
      const program = begin(month);
      await program.untilOutput(/reading/);
      silent.onRequest = () => new Promise(() => undefined);
      program.process.kill('SIGINT');
      await program.untilOutput(/Ctrl-C again leaves at once/);
      const again = setInterval(() => program.process.kill('SIGINT'), 100);
      const { code, output } = await endOf(program);
      clearInterval(again);
      expect([code, output.split('\n').at(-2)]).toEqual([130, expect.stringContaining('Ctrl-C again leaves at once')]);
    });
    await silent.close();
    const person = await signInAs(host, taro);
    for (const { id, status } of await exportsOf(person))
      if (status === 'RUNNING') await person.ask(`mutation { cancelExport(id: "${id}") { id owner status } }`);
  });
});

describe('in a terminal', () => {
  it('the command asks for the password and never shows it', async () => {
    const program = runInTerminal(
      `${process.execPath} cli/export.ts ${[...files(), ...month, '--email', taro.email].join(' ')}`,
    );
    await program.untilOutput(/Password of taro@example\.com: /);
    program.type(`wrong\u0015\u001b[A${taro.password}x\u007f\r`);
    const { code } = await program.ended;
    expect([code, program.output()]).toEqual([0, expect.stringContaining('SHA-256')]);
    expect(program.output()).not.toContain('wrong');
    expect(program.output()).not.toContain(taro.password.slice(0, 4));
  });

  it('Ctrl-C at the password prompt ends the command and restores the terminal', async () => {
    const program = runInTerminal(
      `${process.execPath} cli/export.ts ${[...files(), ...month, '--email', taro.email].join(' ')}; code=$?; stty -a; exit $code`,
    );
    await program.untilOutput(/Password of/);
    program.type('half a pass\u0003');
    expect((await program.ended).code).toBe(130);
    expect(program.output()).toMatch(/\nInterrupted\.\r?\n[^]* icanon[^]* echo /);
    expect(program.output()).not.toContain('half');
  });

  it('Ctrl-C under npm, which passes it on again, counts once and cancels the export', async () => {
    await whileTablesHang(async () => {
      const program = runInTerminal(`npm run export -- ${[...files(), ...month].join(' ')}`, environmentOf(taro));
      await program.untilOutput(/reading/);
      program.type('\u0003');
      const { code } = await program.ended;
      expect([code, program.output()]).toEqual([
        130,
        expect.stringContaining('Interrupted. The export was cancelled.'),
      ]);
    });
  });

  it('flags that npm keeps are named, and nothing is requested', async () => {
    const program = runInTerminal(`npm run export --from 2026-03-01 --to 2026-03-31`, environmentOf(taro));
    expect((await program.ended).code).toBe(64);
    expect(program.output()).toContain(
      'npm has kept --from and --to for itself, because -- is missing before the flags. Type npm run export -- --from …',
    );
  });
});

it('the password may come from a pipe, and a missing one is reported', async () => {
  const piped = (text: string) =>
    runInTerminal(
      `printf '${text}' | ${process.execPath} cli/export.ts ${[...files(), ...month, '--email', taro.email].join(' ')}`,
    );
  expect((await piped(`${taro.password}\\n`).ended).code).toBe(0);
  const none = piped('');
  expect((await none.ended).code).toBe(1);
  expect(none.output()).toContain(
    'The password of taro@example.com is missing: set MYHOME_ACCOUNT_PASSWORD, or type it.',
  );
});

it('the command asks for the code of the authenticator app when signing in needs one', async () => {
  Amplify.configure(amplifyConfigFrom(JSON.parse(host.amplifyOutputs)));
  await auth.signIn({ username: taro.email, password: taro.password });
  const { sharedSecret } = await auth.setUpTOTP();
  const app = authenticatorApp(sharedSecret, () => host.clock.nowMs());
  await auth.verifyTOTPSetup({ code: app.code() });
  await auth.updateMFAPreference({ totp: 'PREFERRED' });
  const next = () => (host.clock.forward(30_000), app.code());

  expect(await exportOnce(month, taro, { MYHOME_ACCOUNT_TOTP: next() })).toMatchObject({ code: 0 });
  const wrong = await exportOnce(month, taro, { MYHOME_ACCOUNT_TOTP: app.wrongCode() });
  expect([wrong.code, wrong.output.trim().split('\n').length]).toEqual([1, 1]);

  const program = runInTerminal(
    `${process.execPath} cli/export.ts ${[...files(), ...month].join(' ')}`,
    environmentOf(taro),
  );
  await program.untilOutput(/Code of the authenticator app for taro@example\.com: /);
  program.type(`${app.wrongCode()}\r`);
  await program.untilOutput(/Code of[^]*Code of/);
  program.type(`${next()}\r`);
  expect((await program.ended).code).toBe(0);
  await auth.updateMFAPreference({ totp: 'DISABLED' });
  await auth.signOut();
});
