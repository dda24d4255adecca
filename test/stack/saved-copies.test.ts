import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { readArchive } from '../archive-contents.ts';
import { exportAndFetch } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import { runProgram } from '../process.ts';

const [hanako, taro] = demoUsers;
let host: HostUnderTest;
let zip: Buffer;
let dir: string;

beforeAll(async () => {
  host = await startHostUnderTest();
  ({ zip } = await exportAndFetch(host, await signInAs(host, taro), {}));
});
afterAll(() => host.close());
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'myhome-account-saved-'));
  return () => rm(dir, { recursive: true, force: true });
});

async function run(
  script: 'salvage' | 'restore' | 'verify' | 'export',
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) {
  const program = runProgram(`cli/${script}.ts`, args, {
    MYHOME_ACCOUNT_EMAIL: taro.email,
    MYHOME_ACCOUNT_PASSWORD: taro.password,
    ...environment,
  });
  const { code } = await program.ended;
  return { code, output: program.output(), stdout: program.stdout() };
}

async function salvageOf(content: Buffer, environment?: Readonly<Record<string, string>>) {
  await writeFile(join(dir, 'copy.zip'), content);
  return run('salvage', [join(dir, 'copy.zip'), '--out', join(dir, 'out')], environment);
}

describe('npm run salvage', () => {
  it('makes a copy of the same records of an intact one, and overwrites nothing', async () => {
    const { code, output, stdout } = await salvageOf(zip);
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(/slips: ([\d,]+) of \1 records\n[^]*No record is lost\.\n/),
    ]);
    expect(stdout.trim()).toBe(join(dir, 'out', 'copy-salvaged.zip'));
    expect((await stat(stdout.trim())).mode & 0o777).toBe(0o600);
    const [made, original] = [await readArchive(await readFile(stdout.trim())), await readArchive(zip)];
    for (const name of ['slips', 'balances', 'kinds', 'methods'])
      expect(made.entry(`${name}.jsonl`).equals(original.entry(`${name}.jsonl`))).toBe(true);
    expect(made.entry('viewer.html').equals(original.entry('viewer.html'))).toBe(true);
    expect((await salvageOf(zip)).stdout.trim()).toBe(join(dir, 'out', 'copy-salvaged-2.zip'));
    expect(await readdir(join(dir, 'out'))).toHaveLength(2);
  });

  it('makes a copy also where viewer.html cannot be built, and says so', async () => {
    const { code, output, stdout } = await salvageOf(zip, { TMPDIR: join(dir, 'nowhere') });
    expect([code, output]).toEqual([0, expect.stringContaining('The copy gets no viewer.html')]);
    const made = await readArchive(await readFile(stdout.trim()));
    expect(made.entry('slips.jsonl').length).toBeGreaterThan(0);
  });

  it('saves what is left of a copy that is cut off, and the result can be restored, but not made exact', async () => {
    const cut = await salvageOf(zip.subarray(0, zip.indexOf('slips.csv') + 1_000));
    expect([cut.code, cut.output]).toEqual([
      0,
      expect.stringMatching(/slips\.csv is (cut off|missing)\n[^]*No record is lost\.\n/),
    ]);
    await writeFile(join(dir, 'outputs.json'), host.amplifyOutputs);
    const restore = (...args: string[]) =>
      run('restore', [cut.stdout.trim(), ...args, '--yes', '--outputs', join(dir, 'outputs.json')]);
    const added = await restore();
    expect([added.code, added.stdout]).toEqual([0, expect.stringContaining('The copy was made of a damaged one')]);
    expect(added.stdout).toMatch(/\nslips +([\d,]+) +0 +0 +\1 +0 +0\n/);
    expect(added.stdout).toContain('There is nothing to do.');
    expect(await restore('--mode', 'exact')).toMatchObject({
      code: 1,
      output: expect.stringContaining('A salvaged copy cannot be made exact') as unknown,
    });
  });

  it('says what is lost, with exit code 2', async () => {
    const { code, output } = await salvageOf(zip.subarray(0, 4_000));
    expect([code, output]).toEqual([
      2,
      expect.stringMatching(
        /slips\.jsonl is cut off\n {2}slips\.csv is missing\n {2}No checksum vouches[^]*balances: 0 records\n[^]*Records are lost/,
      ),
    ]);
  });

  it.each([
    ['a file that is no zip', Buffer.from('a letter'), 1, /Expected a zip file/],
    ['an empty file', Buffer.alloc(0), 1, /copy\.zip is empty/],
  ])('refuses %s by name, and leaves nothing behind', async (_, content, code, sentence) => {
    const { code: ended, output } = await salvageOf(content);
    expect([ended, output.trim().split('\n').length, output]).toEqual([code, 1, expect.stringMatching(sentence)]);
    expect(await readdir(dir).then((names) => names.filter((name) => name !== 'copy.zip' && name !== 'out'))).toEqual(
      [],
    );
  });
});

describe('npm run verify', () => {
  const record = () => ['--record', '--device', 'USB stick', '--outputs', join(dir, 'outputs.json')];
  const file = () => join(dir, 'copy.zip');

  beforeEach(async () => {
    await writeFile(file(), zip);
    await writeFile(join(dir, 'outputs.json'), host.amplifyOutputs);
  });

  it('says that a copy is whole, with no network, and records it with the service', async () => {
    const offline = await run('verify', [file()]);
    expect([offline.code, offline.stdout]).toEqual([
      0,
      expect.stringMatching(/^[^\n]+copy\.zip: whole\n {2}everything, taken [^\n]+: slips [\d,]+, balances /),
    ]);
    const recorded = await run('verify', [file(), ...record()]);
    expect([recorded.code, recorded.stdout]).toEqual([0, expect.stringContaining(`recorded for ${taro.email}`)]);
    const person = await signInAs(host, taro);
    expect(await receiptsOf(person)).toEqual([{ sha256: sha256Of(zip), device: 'USB stick', everything: true }]);
  });

  it('names each changed file of each copy, and the worst decides the exit code', async () => {
    const broken = Buffer.from(zip);
    // The middle of the zip is content of an entry.
    broken.fill(0, broken.length >> 1, (broken.length >> 1) + 50);
    await writeFile(join(dir, 'broken.zip'), broken);
    await writeFile(join(dir, 'letter.zip'), 'a letter');
    const { code, stdout } = await run('verify', [join(dir, 'letter.zip'), join(dir, 'broken.zip'), file()]);
    expect([code, stdout]).toEqual([
      2,
      expect.stringMatching(
        /letter\.zip: Expected a zip file[^]*broken\.zip: (damaged|changed, with every record)\n[^]*\n {2}\S+ is damaged\n[^]*copy\.zip: whole\n/,
      ),
    ]);
    expect((await run('verify', [join(dir, 'letter.zip')])).code).toBe(1);
  });

  it('records no copy that was packed again, nor one of another person', async () => {
    const again = await JSZip.loadAsync(zip);
    await writeFile(file(), await again.generateAsync({ type: 'nodebuffer', compression: 'STORE' }));
    const packed = await run('verify', [file(), ...record()]);
    expect([packed.code, packed.stdout]).toEqual([
      2,
      expect.stringMatching(/: whole\n[^]*not recorded\. The file is not the copy \w+: it has another SHA-256/),
    ]);
    const foreign = await exportAndFetch(host, await signInAs(host, hanako), {});
    await writeFile(file(), foreign.zip);
    expect(await run('verify', [file(), ...record()])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('not recorded. There is no export') as unknown,
    });
  });
});

describe('npm run export', () => {
  it('records that the copy is on this computer', async () => {
    await writeFile(join(dir, 'outputs.json'), host.amplifyOutputs);
    const { code, stdout } = await run('export', [
      ...['--from', '2026-03-01', '--to', '2026-03-31', '--out', dir],
      ...['--outputs', join(dir, 'outputs.json')],
    ]);
    expect(code).toBe(0);
    const person = await signInAs(host, taro);
    expect(await receiptsOf(person)).toContainEqual({
      sha256: sha256Of(await readFile(stdout.trim())),
      device: hostname().slice(0, 40),
      everything: false,
    });
  });
});

async function receiptsOf(person: Person): Promise<unknown> {
  const { data } = await person.ask('{ receipts { items { sha256 device everything } } }');
  return (data as { receipts: { items: unknown } }).receipts.items;
}

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
