import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handMadeCopy } from '../../archive/copy/copies-under-test.ts';
import { handMadeZip } from '../../archive/zip/hand-made-zip.ts';
import { demoUsers } from '../../dev/demo.ts';
import { exportAndFetch } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Item } from '../ledger-in-tables.ts';
import { itemsOf } from '../ledger-in-tables.ts';
import { signUpAs } from '../new-person.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import {
  applyAs,
  askRestore,
  atRest,
  checkedAs,
  planOf,
  prepareAs,
  seenRestore,
  sendFile,
  untilRestore,
} from '../restores.ts';

let host: HostUnderTest;
let taro: Person;
let copy: Buffer;
let before: readonly Item[];
const month = { from: '2025-01-01', to: '2025-01-31' };

beforeAll(async () => {
  host = await startHostUnderTest();
  taro = await signInAs(host, demoUsers[1]);
  copy = (await exportAndFetch(host, taro, month)).zip;
  before = await itemsOf(host, 'LedgerSlips', taro.identityId);
});
afterAll(() => host.close());

const ledgerOf = async ({ identityId }: Person) => [
  await itemsOf(host, 'LedgerSlips', identityId),
  await itemsOf(host, 'LedgerBalances', identityId),
];

describe('a file that is no intact copy', () => {
  const flipped = () => {
    const bytes = Buffer.from(copy);
    // Not in viewer.html, which no restore reads.
    const at = copy.indexOf('slips.jsonl') + 100;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return bytes;
  };
  const newer = async () => {
    const zip = await JSZip.loadAsync(copy);
    const manifest = JSON.parse((await zip.file('manifest.json')?.async('text')) ?? '') as object;
    zip.file('manifest.json', JSON.stringify({ ...manifest, formatVersion: 99 }));
    return zip.generateAsync({ type: 'nodebuffer' });
  };
  it.each([
    ['a text', () => Buffer.from('no zip at all'), 'NOT_A_ZIP', 'Choose the zip file of a copy.'],
    ['a copy cut off in its middle', () => copy.subarray(0, copy.length / 2), 'CUT_OFF', 'npm run salvage'],
    ['a copy with a flipped bit', flipped, 'ENTRY_DAMAGED', 'npm run salvage'],
    [
      'another zip',
      () => handMadeZip([{ name: 'photo.jpg', content: 'x' }]),
      'NOT_A_COPY',
      'Choose the zip file of a copy.',
    ],
    ['a copy of a newer version', newer, 'NEWER_VERSION', 'Update this program'],
  ] as const)(
    '%s is refused with its reason and the next step, and nothing is written',
    async (_, make, code, next) => {
      const restore = await checkedAs(host, taro, await make());
      expect(restore).toMatchObject({ status: 'REFUSED', found: null, refusal: { code } });
      expect(restore.refusal?.message).toContain(next);
      expect(await itemsOf(host, 'LedgerSlips', taro.identityId)).toEqual(before);
    },
  );
});

describe('a copy that was unpacked and packed again', () => {
  const packed = async (write: (zip: JSZip, name: string, content: Buffer) => void, litter: readonly string[]) => {
    const [original, zip] = [await JSZip.loadAsync(copy), new JSZip()];
    for (const name of Object.keys(original.files).reverse())
      write(zip, name, (await original.file(name)?.async('nodebuffer')) ?? Buffer.alloc(0));
    for (const name of litter) zip.file(name, 'litter');
    return zip.generateAsync({ type: 'nodebuffer', platform: 'UNIX' });
  };
  it.each([
    [
      'by macOS, in a folder with its own files',
      () =>
        packed(
          (zip, name, content) => zip.file(`copy/${name}`, content, { compression: 'DEFLATE' }),
          ['__MACOSX/copy/._slips.csv', 'copy/.DS_Store'],
        ),
    ],
    [
      'by Windows, stored',
      () => packed((zip, name, content) => zip.file(name, content, { compression: 'STORE' }), ['Thumbs.db']),
    ],
  ])('%s is accepted, and everything in it is the same', async (_, make) => {
    const restore = await checkedAs(host, taro, await make());
    expect(restore).toMatchObject({ status: 'CHECKED', refusal: null });
    for (const { table, rows, same, onlyHere } of restore.found?.tables ?? [])
      expect([table, same, onlyHere]).toEqual([table, rows, 0]);
  });
});

describe('the zip of the original app', () => {
  it('is put back, and a row with a tab in its memo is refused by its line', async () => {
    const slips = [
      '20250105\tfood01_1\tcash\t100\tlunch',
      '20250106\tfood01_2\tcash\t200\ta\tb',
      '20250107\tgift_3\tbank\t300\t',
    ];
    const zip = handMadeZip([
      { name: 'slip_20250101_20250131.tcv', content: `${slips.join('\n')}\n`, method: 8 },
      { name: 'balance_20250101_20250131.tcv', content: '20250131\tcash\t1000\n', method: 8 },
    ]);
    const jiro = await signUpAs(host, 'jiro-legacy@example.com');
    const restore = await checkedAs(host, jiro, zip);
    expect(restore).toMatchObject({ status: 'CHECKED', found: { kind: 'LEGACY' } });
    expect(restore.found?.tables.slice(0, 2)).toMatchObject([
      { table: 'slips', rows: 3, added: 2, refused: 1 },
      { table: 'balances', rows: 1, added: 1, refused: 0 },
    ]);
    const { data } = await jiro.ask(
      'query P($id: ID!) { restorePreview(id: $id, table: "slips", class: REFUSED) { refused { lineNumber reason message } } }',
      { id: restore.id },
    );
    expect(data?.['restorePreview']).toMatchObject({ refused: [{ lineNumber: 2, reason: 'LEGACY_CELLS' }] });
    await applyAs(jiro, restore.id, planOf(restore, 'ADD'));
    expect(await untilRestore(jiro, restore.id, atRest)).toMatchObject({ status: 'APPLIED', outcome: { done: 3 } });
    expect((await ledgerOf(jiro)).map((items) => items.length)).toEqual([2, 1]);
  });
});

describe('a copy that names thousands of methods, and kinds that all turn', () => {
  it('is checked and put back, with lists that fit into a row and an event', async () => {
    const person = await signUpAs(host, 'many-methods@example.com');
    const kinds = (direction: string) =>
      Array.from(
        { length: 600 },
        (_, at) => `{"account_dir":{"S":"${direction}"},"kind_cd":{"S":"k${at + 1000}"},"owner":{"S":"x"}}\n`,
      ).join('');
    const many = 1_200;
    const slips = Array.from(
      { length: many },
      (_, at) =>
        `{"entry":{"S":"20250101#k1000_${at + 1000}"},"kind_cd_seq":{"S":"k1000_${at + 1000}"},"method_cd":{"S":"m${at}"},"owner":{"S":"x"},"tgt_date":{"S":"20250101"},"value":{"N":"1"}}\n`,
    ).sort();
    const texts = { 'slips.jsonl': slips.join(''), 'kinds.jsonl': kinds('0') };
    const checked = await checkedAs(host, person, handMadeCopy({ texts }));
    const shown = checked.found?.methods.length ?? 0;
    expect(checked).toMatchObject({
      status: 'CHECKED',
      found: { methodsLeftOut: many - shown, slipsWithoutEffect: 0 },
    });
    expect(JSON.stringify(checked.found).length).toBeLessThan(130_000);
    await applyAs(person, checked.id, planOf(checked, 'ADD'));
    const applied = await untilRestore(person, checked.id, atRest);
    expect(applied).toMatchObject({ status: 'APPLIED', outcome: { done: many + 600 } });
    expect(applied.outcome?.moneyLeftOut).toBe(many - (applied.outcome?.money.length ?? 0));
    expect(JSON.stringify(applied).length).toBeLessThan(200_000);
    const turned = await checkedAs(host, person, handMadeCopy({ texts: { 'kinds.jsonl': kinds('1') } }));
    expect(turned.found?.turnedKindsLeftOut).toBe(600 - (turned.found?.turnedKinds.length ?? 0));
    expect(turned.found?.turnedKindsLeftOut).toBeGreaterThan(0);
  });
});

describe('an upload that is not the announced file', () => {
  it('is refused by S3 when its size differs, and by the check when its bytes differ', async () => {
    const restore = await prepareAs(host, taro, copy);
    expect((await sendFile(restore, copy.subarray(1))).status).toBe(400);
    const other = Buffer.from(copy);
    other.writeUInt8(other.readUInt8(100) ^ 1, 100);
    expect((await sendFile(restore, other)).ok).toBe(true);
    await askRestore(taro, 'checkRestore', restore.id);
    expect(await untilRestore(taro, restore.id, atRest)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'FILE_NOT_AS_ANNOUNCED' },
    });
    // The right file can follow, with the same id.
    expect((await sendFile(restore, copy)).ok).toBe(true);
    await askRestore(taro, 'checkRestore', restore.id);
    expect(await untilRestore(taro, restore.id, atRest)).toMatchObject({ status: 'CHECKED' });
    // What is uploaded after the check is not what was checked.
    expect((await sendFile(restore, other)).ok).toBe(true);
    const plan = planOf(await seenRestore(taro, restore.id), 'ADD');
    await applyAs(taro, restore.id, plan);
    expect(await untilRestore(taro, restore.id, atRest)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'FILE_NOT_AS_ANNOUNCED' },
    });
    expect(await itemsOf(host, 'LedgerSlips', taro.identityId)).toEqual(before);
  });

  it('is missing when nothing was uploaded', async () => {
    const { id } = await prepareAs(host, taro, copy);
    await askRestore(taro, 'checkRestore', id);
    expect(await untilRestore(taro, id, atRest)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'FILE_NOT_AS_ANNOUNCED' },
    });
  });
});

describe('the restore of one person', () => {
  it('is seen, checked, applied, stopped and undone by nobody else', async () => {
    const restore = await checkedAs(host, taro, copy);
    const saburo = await signUpAs(host, 'saburo-looks@example.com');
    const { id } = restore;
    const { mode, changesMasters, hash } = planOf(restore, 'EXACT');
    const notFound = { errors: [expect.objectContaining({ errorType: 'NotFound' })] };
    for (const request of ['checkRestore', 'stopRestore', 'undoRestore'])
      expect(await saburo.ask(`mutation M($id: ID!) { ${request}(id: $id) { id } }`, { id })).toMatchObject(notFound);
    expect(
      await saburo.ask(
        `mutation A($id: ID!, $mode: RestoreMode!, $changesMasters: Boolean!, $hash: String!) {
          applyRestore(id: $id, mode: $mode, changesMasters: $changesMasters, hash: $hash) { id } }`,
        { id, mode, changesMasters, hash },
      ),
    ).toMatchObject(notFound);
    expect(
      await saburo.ask(
        'query P($id: ID!) { restorePreview(id: $id, table: "slips", class: ADD) { records { key } } }',
        { id },
      ),
    ).toMatchObject(notFound);
    expect(
      await saburo.ask('query R($id: ID!) { restore(id: $id) { id } restores { items { id } } }', { id }),
    ).toMatchObject({
      data: { restore: null, restores: { items: [] } },
    });
    expect(await seenRestore(taro, id)).toMatchObject({ status: 'CHECKED' });
  });
});
