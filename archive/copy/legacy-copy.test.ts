import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { handMadeZip } from '../zip/hand-made-zip.ts';
import { linesOf, owner, readCopy, refusalOf } from './copies-under-test.ts';

const [slipName, balanceName] = ['slip_20250201_20250228.tcv', 'balance_20250201_20250228.tcv'];
const slipRow = (day: string, seq: string, memo = ' ', value = '100') => `${day}\t${seq}\tcash\t${value}\t${memo}\n`;

const zipOf = (slips: string | Buffer, balances = '') =>
  handMadeZip([
    { name: slipName, content: slips, method: 8 },
    { name: balanceName, content: balances, method: 8 },
  ]);

/** `<line>: <reason>` of each refused line, in the order of the lines. */
async function refusedIn(slips: string | Buffer, balances = ''): Promise<string[]> {
  const { refused } = await readCopy(zipOf(slips, balances));
  return refused.examples
    .toSorted((a, b) => a.lineNumber - b.lineNumber)
    .map(({ lineNumber, reason }) => `${lineNumber}: ${reason}`);
}

describe('the zip of the original app', () => {
  it('gives slips and balances with the keys of this ledger, and no masters', async () => {
    const read = await readCopy(
      zipOf(
        slipRow('20250201', 'food01_b', '牛乳, "卵"', '1.20E+3') + slipRow('20250228', 'food01_a', '', '-0.50'),
        '20250228\tcash\t5000\n20250228\tsuica\t0\n',
      ),
    );
    expect(linesOf(read)).toEqual({
      slips: [
        `{"entry":{"S":"20250201#food01_b"},"kind_cd_seq":{"S":"food01_b"},"memo":{"S":"牛乳, \\"卵\\""},"method_cd":{"S":"cash"},"owner":{"S":"${owner}"},"tgt_date":{"S":"20250201"},"value":{"N":"1200"}}`,
        `{"entry":{"S":"20250228#food01_a"},"kind_cd_seq":{"S":"food01_a"},"memo":{"S":""},"method_cd":{"S":"cash"},"owner":{"S":"${owner}"},"tgt_date":{"S":"20250228"},"value":{"N":"-0.5"}}`,
      ],
      balances: [
        `{"entry":{"S":"20250228#cash"},"method_cd":{"S":"cash"},"owner":{"S":"${owner}"},"tgt_date":{"S":"20250228"},"value":{"N":"5000"}}`,
        `{"entry":{"S":"20250228#suica"},"method_cd":{"S":"suica"},"owner":{"S":"${owner}"},"tgt_date":{"S":"20250228"},"value":{"N":"0"}}`,
      ],
      kinds: [],
      methods: [],
    });
    expect(read.records.slips.map(({ key, lineNumber }) => [key, lineNumber])).toEqual([
      ['20250201#food01_b', 1],
      ['20250228#food01_a', 2],
    ]);
    expect(read.refused.count).toBe(0);
    expect(read.copy).toMatchObject({
      kind: 'legacy',
      formatVersion: 0,
      about: { owner: null, period: { from: '2025-02-01', to: '2025-02-28' }, everything: false, salvaged: false },
      lines: { slips: null, balances: null, kinds: 0, methods: 0 },
    });
  });

  it('may be empty, and may have been packed again in a folder', async () => {
    expect(linesOf(await readCopy(zipOf(''))).slips).toEqual([]);
    const again = new JSZip();
    again.file(`家計簿/${balanceName}`, '').file(`家計簿/${slipName}`, slipRow('20250201', 'a'));
    again.file('__MACOSX/x', '').file('家計簿/.DS_Store', '');
    const read = await readCopy(await again.generateAsync({ type: 'nodebuffer', compression: 'STORE' }));
    expect(read.records.slips).toHaveLength(1);
  });

  it('is read the same in whatever chunks its rows come', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) =>
      slipRow('20250203', `food01_${String(index).padStart(6, '0')}`, '朝食'.repeat(index % 7)),
    );
    const { records, refused } = await readCopy(zipOf(rows.join('')));
    expect(records.slips.map(({ lineNumber }) => lineNumber)).toEqual(rows.map((_, index) => index + 1));
    expect(refused.count).toBe(0);
  });
});

describe('a row of the original app', () => {
  const good = slipRow('20250201', 'a');
  const next = slipRow('20250202', 'b');

  it.each<[string, string | Buffer, string[]]>([
    ['with a tab in its memo', good + slipRow('20250201', 'b', 'milk\teggs') + next, ['2: LEGACY_CELLS']],
    [
      'with a line break in its memo',
      good + slipRow('20250201', 'b', 'milk\neggs') + next,
      ['2: LEGACY_ROW_GOES_ON', '3: LEGACY_CELLS'],
    ],
    [
      'with line breaks in its memo',
      good + slipRow('20250201', 'b', 'milk\n\neggs\n') + next,
      ['2: LEGACY_ROW_GOES_ON', '3: LEGACY_CELLS', '4: LEGACY_CELLS', '5: LEGACY_CELLS'],
    ],
    ['with both', good + slipRow('20250201', 'b', 'milk\te\nggs') + next, ['2: LEGACY_CELLS', '3: LEGACY_CELLS']],
    [
      'whose memo ends with a line break, as the last',
      good + slipRow('20250201', 'b', 'milk\n'),
      ['2: LEGACY_ROW_GOES_ON', '3: LEGACY_CELLS'],
    ],
    [
      'whose memo goes on with four tabs',
      good + slipRow('20250201', 'b', 'milk\n1\t2\t3\t4\t5') + next,
      ['2: LEGACY_ROW_GOES_ON', '3: LEGACY_DAY'],
    ],
    ['that is not a day’s', good + slipRow('20250230', 'b') + next, ['1: LEGACY_ROW_GOES_ON', '2: LEGACY_DAY']],
    ['without a code', good + slipRow('20250201', '') + next, ['2: LEGACY_CODE']],
    ['with a value that is no number', good + slipRow('20250201', 'b', ' ', 'None') + next, ['2: BAD_NUMBER']],
    ['outside the days of the file', good + slipRow('20250301', 'b'), ['2: OUTSIDE_PERIOD']],
    ['in the wrong place', next + good, ['2: OUT_OF_ORDER']],
    ['that occurs twice', good + good, ['2: KEY_TWICE']],
    [
      'that is not UTF-8',
      Buffer.concat([Buffer.from(good), Buffer.from(slipRow('20250201', 'b', '\xff'), 'latin1'), Buffer.from(next)]),
      ['2: NOT_UTF8'],
    ],
    [
      'of a file that another program saved with its own line ends',
      (good + next).replaceAll('\n', '\r\n'),
      ['1: LEGACY_LINE_END', '2: LEGACY_LINE_END'],
    ],
    ['that is cut off', good + next.slice(0, -1), ['2: LINE_NOT_ENDED']],
    ['whose key is too long', good + slipRow('20250201', 'b'.repeat(1016)), ['2: KEY_TOO_LONG']],
    ['that is too large', good + slipRow('20250201', 'b', 'x'.repeat(410_000)), ['2: ITEM_TOO_LARGE']],
  ])('%s is refused by its line', async (_, slips, expected) => {
    expect(await refusedIn(slips)).toEqual(expected);
  });

  it('is not refused for the row after it', async () => {
    const { records } = await readCopy(zipOf(good + slipRow('20250202', 'b', 'x\ty') + slipRow('20250203', 'c')));
    expect(records.slips.map(({ lineNumber }) => lineNumber)).toEqual([1, 3]);
  });

  it('of balances has three cells', async () => {
    expect(await refusedIn('', '20250201\tcash\t1\t \n')).toEqual(['1: LEGACY_CELLS']);
  });
});

it.each<[string, string, Buffer]>([
  ['one of its two files is missing', 'ENTRY_MISSING', handMadeZip([{ name: slipName, content: '' }])],
  [
    'its two files are of other days',
    'LEGACY_DAYS',
    handMadeZip([
      { name: slipName, content: '' },
      { name: 'balance_20250201_20250227.tcv', content: '' },
    ]),
  ],
  ['its days are none', 'LEGACY_DAYS', handMadeZip([{ name: 'slip_20250201_20250230.tcv', content: '' }])],
  [
    'its days are in the wrong order',
    'LEGACY_DAYS',
    handMadeZip([{ name: 'slip_20250202_20250201.tcv', content: '' }]),
  ],
  [
    'another file is in it',
    'UNKNOWN_ENTRY',
    handMadeZip([
      { name: slipName, content: '' },
      { name: balanceName, content: '' },
      { name: 'notes.txt', content: '' },
    ]),
  ],
])('the zip of the original app is refused when %s', async (_, code, zip) => {
  expect(await refusalOf(zip)).toBe(code);
});

it('the zip of the original app is refused when a byte of it was changed', async () => {
  const zip = zipOf(slipRow('20250201', 'a'));
  const at = zip.indexOf(slipName) + slipName.length + 4;
  zip[at] = (zip[at] ?? 0) ^ 0x10;
  expect(await refusalOf(zip)).toBe('ENTRY_DAMAGED');
});
