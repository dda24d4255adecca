import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handMadeCopy } from '../../archive/copy/copies-under-test.ts';
import { demoUsers } from '../../dev/demo.ts';
import { exportAndFetch } from '../exports.ts';
import type { FaultProxy } from '../fault-proxy.ts';
import { startFaultProxy } from '../fault-proxy.ts';
import { functionThrough } from '../function-through.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Item } from '../ledger-in-tables.ts';
import { itemsOf, operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import { signUpAs } from '../new-person.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import type { RunningProgram } from '../process.ts';
import { runInTerminal, runProgram } from '../process.ts';

const [, taro] = demoUsers;
const newPersonsPassword = 'Long-enough-password-1';
let host: HostUnderTest;
/** A proxy in front of S3, for uploads. */
let uploads: FaultProxy;
/** A proxy in front of DynamoDB, for the restore worker. */
let tables: FaultProxy;
let dir: string;
let person: Person;
/** Everything of taro. */
let zip: Buffer;
/** March of taro. */
let march: Buffer;

beforeAll(async () => {
  const booted: { host?: HostUnderTest } = {};
  uploads = await startFaultProxy(() => booted.host?.host.urls.s3 ?? '');
  tables = await startFaultProxy(() => booted.host?.host.urls.dynamodb ?? '');
  host = booted.host = await startHostUnderTest({
    adapt: (assembly) =>
      functionThrough(
        functionThrough(assembly, /^RestoresUploadForm/, { AWS_ENDPOINT_URL_S3: uploads.url }),
        /^RestoresRestoreWorker/,
        { AWS_ENDPOINT_URL_DYNAMODB: tables.url },
      ),
  });
  person = await signInAs(host, taro);
  ({ zip } = await exportAndFetch(host, person, {}));
  ({ zip: march } = await exportAndFetch(host, person, { from: '2026-03-01', to: '2026-03-31' }));
});
afterAll(async () => {
  await host.close();
  await uploads.close();
  await tables.close();
});
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'myhome-account-restore-'));
  uploads.onRequest = () => undefined;
  tables.onRequest = () => undefined;
  await writeFile(join(dir, 'outputs.json'), host.amplifyOutputs);
  await writeFile(join(dir, 'all.zip'), zip);
  await writeFile(join(dir, 'march.zip'), march);
  return () => rm(dir, { recursive: true, force: true });
});

const file = (name: string) => join(dir, name);
const outputs = () => ['--outputs', file('outputs.json')];

function begin(args: readonly string[], user: { email: string; password: string } = taro): RunningProgram {
  return runProgram('cli/restore.ts', [...args, ...outputs()], {
    MYHOME_ACCOUNT_EMAIL: user.email,
    MYHOME_ACCOUNT_PASSWORD: user.password,
  });
}

async function endOf(program: RunningProgram) {
  const { code } = await program.ended;
  return { code, output: program.output(), stdout: program.stdout() };
}

const restoreOnce = (...asked: Parameters<typeof begin>) => endOf(begin(...asked));

const slipsOf = ({ identityId }: Person) => itemsOf(host, 'LedgerSlips', identityId);
const marchOf = async (who: Person) => (await slipsOf(who)).filter((item) => item['entry']?.S?.startsWith('202603'));
const keyOf = (item: Item | undefined) => ({ owner: item?.['owner'], entry: item?.['entry'] }) as Item;
const idIn = (output: string): string => /Restore ([0-9A-Z]{26})/.exec(output)?.[1] ?? '';

async function withSlips<Done>(act: (table: ReturnType<typeof slipsTable>) => Promise<Done>): Promise<Done> {
  const operator = operatorDynamodb(host);
  try {
    return await act(slipsTable(operator));
  } finally {
    operator.destroy();
  }
}

function slipsTable(operator: ReturnType<typeof operatorDynamodb>) {
  const TableName = tableOf(host, 'LedgerSlips');
  return {
    put: (item: Item) => operator.send(new PutItemCommand({ TableName, Item: item })),
    remove: (item: Item | undefined) => operator.send(new DeleteItemCommand({ TableName, Key: keyOf(item) })),
    setMemo: (item: Item | undefined, memo: string) =>
      operator.send(
        new UpdateItemCommand({
          TableName,
          Key: keyOf(item),
          UpdateExpression: 'SET memo = :memo',
          ExpressionAttributeValues: { ':memo': { S: memo } },
        }),
      ),
  };
}

/** Removes one slip of March, changes one, and adds one. Returns all slips as they are then. */
async function damageMarch(): Promise<{ readonly changed: Item | undefined }> {
  const [removed, changed] = await marchOf(person);
  await withSlips(async ({ put, remove, setMemo }) => {
    await remove(removed);
    await setMemo(changed, 'changed \u001b[31mby hand');
    await put({ owner: { S: person.identityId }, entry: { S: '20260331#food01_new' }, value: { N: '5' } });
  });
  return { changed };
}

describe('a copy of March, after a deletion, a change and an addition in March', () => {
  it('is previewed, put back exactly, listed, and undone', async () => {
    const before = await slipsOf(person);
    const { changed } = await damageMarch();
    const damaged = await slipsOf(person);

    const dry = await restoreOnce([file('march.zip'), '--mode', 'exact', '--dry-run', '--out', file('diff.jsonl')]);
    expect([dry.code, dry.output]).toEqual([0, expect.stringContaining('Nothing was written to the ledger.')]);
    expect(dry.stdout).toMatch(/march\.zip: a copy of this program, 2026-03-01 to 2026-03-31, requested .* UTC\n/);
    expect(dry.stdout).toMatch(/\nslips +\d+ +1 +1 +\d+ +1 +0\n/);
    expect(dry.stdout).toMatch(/\n[\d,]+ rows in the file = 1 added \+ 1 changed \+ [\d,]+ same \+ 0 refused\n/);
    expect(dry.stdout).toContain(`  ~ ${changed?.['entry']?.S ?? '?'}\n      memo: "changed \\u{1b}[31mby hand" → `);
    expect(dry.stdout).toMatch(
      /\nmoney in these days .*\n(?:\w+ .*\n)+\n--mode exact: 1 to add, 1 to change, 1 to delete\.\n/,
    );
    const lines = (await readFile(file('diff.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { class: string }).class).sort()).toEqual([
      'ADD',
      'CHANGE',
      'ONLY_HERE',
    ]);
    expect((await stat(file('diff.jsonl'))).mode & 0o777).toBe(0o600);
    expect(await slipsOf(person)).toEqual(damaged);
    expect(await restoreOnce([file('march.zip'), '--dry-run', '--out', file('diff.jsonl')])).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^--out: .*diff\.jsonl is there already, and no file is overwritten/) as unknown,
    });

    const exact = await restoreOnce([file('march.zip'), '--mode', 'exact', '--yes']);
    const id = idIn(exact.stdout);
    expect([exact.code, exact.stdout]).toEqual([
      0,
      expect.stringMatching(
        /Put back and read back by value: 3 records as in the copy \(1 to add, 1 to change, 1 to delete\)\.\nmoney read back .*\n(?:\w+ .*\n)+Restore [0-9A-Z]{26}\. It can be undone until 20\d\d-\d\d-\d\d \d\d:\d\d UTC: npm run restore -- --undo [0-9A-Z]{26} .*\n$/,
      ),
    ]);
    expect(await slipsOf(person)).toEqual(before);

    const nothing = await restoreOnce([file('march.zip'), '--mode', 'exact', '--yes']);
    expect([nothing.code, nothing.stdout]).toEqual([
      0,
      expect.stringMatching(/There is nothing to do\. Nothing was written\.\n$/),
    ]);

    const list = await restoreOnce(['--list']);
    expect([list.code, list.stdout]).toEqual([
      0,
      expect.stringMatching(new RegExp(String.raw`\n${id} +APPLIED .* 1 +1 +1 .* UTC +march\.zip\n`)),
    ]);

    const undone = await restoreOnce(['--undo', id, '--yes']);
    expect([undone.code, undone.stdout]).toEqual([0, expect.stringContaining(`Restore ${id} is undone.`)]);
    expect(await slipsOf(person)).toEqual(damaged);
    expect(await restoreOnce(['--undo', id, '--yes'])).toMatchObject({
      code: 0,
      stdout: `Restore ${id} is undone already.\n`,
    });
    await restoreOnce([file('march.zip'), '--mode', 'exact', '--yes']);
    expect(await slipsOf(person)).toEqual(before);
  });

  it('asks in a terminal, and only the word yes is an answer', async () => {
    const before = await slipsOf(person);
    const [first] = before;
    await withSlips(({ remove }) => remove(first));
    const command = `${process.execPath} cli/restore.ts ${[file('all.zip'), ...outputs()].join(' ')}`;
    const environment = { MYHOME_ACCOUNT_EMAIL: taro.email, MYHOME_ACCOUNT_PASSWORD: taro.password };
    const refusing = runInTerminal(command, environment);
    await refusing.untilOutput(/This adds 1 record and changes 0 \(about 5 s\)\. .*Type yes: /);
    refusing.type('y\r');
    expect((await refusing.ended).code).toBe(0);
    expect(refusing.output()).toContain('Nothing was written.');
    expect(await slipsOf(person)).toEqual(before.slice(1));

    const leaving = runInTerminal(command, environment);
    await leaving.untilOutput(/Type yes: /);
    leaving.type('\u0003');
    expect((await leaving.ended).code).toBe(130);
    expect(leaving.output()).toContain('Nothing was written.');

    const agreeing = runInTerminal(command, environment);
    await agreeing.untilOutput(/Type yes: /);
    agreeing.type('yes\r');
    expect((await agreeing.ended).code).toBe(0);
    expect(agreeing.output()).toContain('Put back and read back by value: 1 record as in the copy');
    expect(await slipsOf(person)).toEqual(before);
  });

  it('names the records that an undo leaves alone, because somebody has changed them since', async () => {
    const [first, second] = await slipsOf(person);
    await withSlips(async ({ remove }) => {
      await remove(first);
      await remove(second);
    });
    const added = await restoreOnce([file('all.zip'), '--yes']);
    await withSlips(({ setMemo }) => setMemo(first, 'changed since'));
    const undone = await restoreOnce(['--undo', idIn(added.stdout), '--yes']);
    expect([undone.code, undone.stdout]).toEqual([
      2,
      expect.stringContaining(
        `Left alone, because somebody has changed them since, or because a slip or balance still names them: 1 record\n  slips ${first?.['entry']?.S ?? '?'}\n`,
      ),
    ]);
    await withSlips(async ({ put }) => {
      if (first && second) {
        await put(first);
        await put(second);
      }
    });
  });
});

describe('a copy with lines that cannot be restored', () => {
  it('names each with its reason, restores the others, and takes contradicted keys only when told to', async () => {
    const copied = (day: string, key: string) =>
      `{"entry":{"S":"${key}"},"kind_cd_seq":{"S":"food01_cli"},"memo":{"S":"m"},"method_cd":{"S":"cash"},"owner":{"S":"x"},"tgt_date":{"S":"${day}"},"value":{"N":"7"}}\n`;
    const lines = [
      copied('20260401', '20260401#food01_cli'),
      copied('20260403', '20260402#food01_cli'),
      '{"entry":{"S":"20260404#food01_cli"}\n',
    ];
    const manifest = { period: { from: '2026-04-01', to: '2026-04-30' }, everything: undefined };
    await writeFile(file('odd.zip'), handMadeCopy({ texts: { 'slips.jsonl': lines.join('') }, manifest }));
    const before = await slipsOf(person);
    const added = await restoreOnce([file('odd.zip'), '--yes']);
    expect([added.code, added.stdout]).toEqual([
      0,
      expect.stringMatching(/\n3 rows in the file = 1 added \+ 0 changed \+ 0 same \+ 2 refused\n/),
    ]);
    expect(added.stdout).toMatch(/\nrefused: slips, line 2: The attribute "tgt_date" says .* \(KEY_CONTRADICTED\)\n/);
    expect(added.stdout).toMatch(/\nrefused: slips, line 3: The line is not JSON\. \(NOT_JSON\)\n/);
    const accepted = await restoreOnce([file('odd.zip'), '--accept-contradicted-keys', '--dry-run']);
    expect(accepted.stdout).toContain('3 rows in the file = 1 added + 0 changed + 1 same + 1 refused');
    expect(await restoreOnce(['--undo', idIn(added.stdout), '--yes'])).toMatchObject({ code: 0 });
    expect(await slipsOf(person)).toEqual(before);
  });
});

describe('another person', () => {
  it('gets the records as their own, after a failed upload was tried again', async () => {
    const jiro = await signUpAs(host, 'jiro-restores-by-command@example.com');
    let posts = 0;
    uploads.onRequest = ({ method }) => {
      if (method !== 'POST') return undefined;
      posts += 1;
      if (posts === 1) return { cutRequestAfterBytes: 2_000 };
      return posts === 2 ? { answer: 503 } : undefined;
    };
    const added = await restoreOnce([file('march.zip'), '--yes'], { email: jiro.email, password: newPersonsPassword });
    expect([added.code, added.output]).toEqual([
      0,
      expect.stringContaining('trying again: the server answered HTTP 503'),
    ]);
    expect(added.stdout).toContain('The copy is of another person’s ledger. Its records become yours.');
    expect(posts).toBe(3);
    expect(await slipsOf(jiro)).toHaveLength((await marchOf(person)).length);
    const other = await restoreOnce(['--undo', idIn(added.stdout), '--yes']);
    expect([other.code, other.output]).toEqual([1, expect.stringContaining('You have no restore')]);
  });
});

describe('Ctrl-C', () => {
  const slowly = ({ headers }: { headers: Readonly<Record<string, unknown>> }) =>
    /PutItem|UpdateItem|DeleteItem/.test(String(headers['x-amz-target'])) ? { delayMs: 2_200 } : undefined;

  it('while records are written stops the restore, which can go on and be undone', async () => {
    const saburo = await signUpAs(host, 'saburo-stops@example.com');
    const user = { email: saburo.email, password: newPersonsPassword };
    tables.onRequest = slowly;
    const program = begin([file('march.zip'), '--yes'], user);
    await program.untilOutput(/writing {2}\d+ of [\d,]+ records/);
    const second = await restoreOnce([file('march.zip'), '--yes'], user);
    expect([second.code, second.output]).toEqual([
      1,
      expect.stringMatching(/Another restore .* npm run restore -- --go-on [0-9A-Z]{26} .* follows it, and Ctrl-C/),
    ]);
    program.process.kill('SIGINT');
    const { code, output } = await endOf(program);
    tables.onRequest = () => undefined;
    const id = idIn(output);
    expect([code, output]).toEqual([
      2,
      expect.stringMatching(
        /Asking the restore \S+ to stop … Ctrl-C again leaves at once\.[^]*Restore \S+ has stopped part-way: [\d,]+ of [\d,]+ records were done\.\nGo on with the restore: npm run restore -- --go-on \S+ .*\nUndo it, until .* UTC: npm run restore -- --undo \S+ .*\n$/,
      ),
    ]);
    const partly = (await slipsOf(saburo)).length;
    expect(partly).toBeLessThan((await marchOf(person)).length);

    const gone = await restoreOnce(['--go-on', id, '--yes'], user);
    expect([gone.code, gone.stdout]).toEqual([0, expect.stringContaining('Put back and read back by value')]);
    expect(await slipsOf(saburo)).toHaveLength((await marchOf(person)).length);
    expect(await restoreOnce(['--undo', id, '--yes'], user)).toMatchObject({ code: 0 });
    expect(await slipsOf(saburo)).toEqual([]);
  });

  it('a second time leaves at once, and the restore goes on', async () => {
    const shiro = await signUpAs(host, 'shiro-leaves@example.com');
    const user = { email: shiro.email, password: newPersonsPassword };
    const silent = await startFaultProxy(() => host.host.urls.graphql);
    await writeFile(file('outputs.json'), host.amplifyOutputs.replace(host.host.urls.graphql, silent.url));
    tables.onRequest = slowly;
    const program = begin([file('march.zip'), '--yes'], user);
    await program.untilOutput(/making the safety copy|writing/);
    silent.onRequest = () => new Promise(() => undefined);
    program.process.kill('SIGINT');
    await program.untilOutput(/Ctrl-C again leaves at once/);
    const again = setInterval(() => program.process.kill('SIGINT'), 100);
    const { code, output } = await endOf(program);
    clearInterval(again);
    await silent.close();
    const id = /The restore ([0-9A-Z]{26}) goes on without this command: npm run restore -- --go-on /.exec(output)?.[1];
    expect([code, id]).toEqual([130, expect.any(String)]);
    tables.onRequest = () => undefined;
    await writeFile(file('outputs.json'), host.amplifyOutputs);
    expect(await restoreOnce(['--go-on', id ?? '', '--yes'], user)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Put back and read back by value') as unknown,
    });
  });
});

describe('a file that cannot be restored', () => {
  it('is refused with the sentence of the API, which names the way out', async () => {
    await writeFile(file('cut.zip'), zip.subarray(0, zip.length - 1_000));
    const { code, output } = await restoreOnce([file('cut.zip'), '--yes']);
    expect([code, output]).toEqual([1, expect.stringContaining('its end is missing.')]);
    expect(output).toContain('npm run salvage -- FILE');
  });

  it.each([
    ['an empty file', '', /empty\.zip is empty\. Name the zip file of a copy\.$/],
    ['a missing file', undefined, /empty\.zip does not exist\.$/],
  ])('is named before anything is asked of the server: %s', async (_, content, sentence) => {
    if (content !== undefined) await writeFile(file('empty.zip'), content);
    const { code, output } = await endOf(
      runProgram('cli/restore.ts', [file('empty.zip'), '--yes', '--outputs', '/nowhere']),
    );
    expect([code, output.trim()]).toEqual([1, expect.stringMatching(sentence)]);
  });
});

it.each([
  ['no terminal and no --yes', () => [file('all.zip')], 1, /There is no terminal to ask at\. Add --yes/],
  ['no task', () => [], 64, /Expected the file of a copy, --undo ID, --go-on ID or --list/],
  ['an unknown mode', () => ['x.zip', '--mode', 'all'], 64, /--mode: expected add, replace or exact, got "all"/],
  ['an id that is none', () => ['--undo', 'x'], 64, /--undo: expected the id of a restore/],
])('ends before any request with one clear line for %s', async (_, args, code, sentence) => {
  const { code: ended, output } = await endOf(runProgram('cli/restore.ts', args()));
  expect([ended, output.trim().split('\n').length, output]).toEqual([code, 1, expect.stringMatching(sentence)]);
});

it('-h prints the flags and exit codes', async () => {
  const { code, stdout } = await endOf(runProgram('cli/restore.ts', ['-h']));
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/--undo ID[^]*Exit codes\n {2}0 [^]*\n {2}1 [^]*\n {2}2 [^]*\n {2}64 [^]*\n {2}130 /),
  ]);
});
