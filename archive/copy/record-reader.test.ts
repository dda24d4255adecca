import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../ledger/datasets.ts';
import { kindsMaster, methodsMaster, slips } from '../../ledger/datasets.ts';
import type { Period } from '../../ledger/period.ts';
import { jsonLineWriter } from '../entries/jsonl.ts';
import type { Item } from '../items/attribute-value.ts';
import { another, anyLedger, owner } from './copies-under-test.ts';
import type { CopyRecord } from './copy-record.ts';
import type { LineBlock } from './line-blocks.ts';
import { lineBlocks } from './line-blocks.ts';
import { RecordReader } from './record-reader.ts';
import { RefusedLines, refusedLineSentence } from './refused-lines.ts';

interface Read {
  readonly records: CopyRecord[];
  /** `<line>: <reason>`, with the attribute when there is one. */
  readonly refused: string[];
}

interface ReadOptions {
  readonly dataset?: Dataset;
  readonly period?: Period | null;
  readonly owner?: string;
  readonly acceptContradictedKeys?: boolean;
}

function readBlocks(blocks: readonly LineBlock[], options: ReadOptions = {}): Read {
  const { dataset = slips, period = null, acceptContradictedKeys = false } = options;
  const refused = new RefusedLines();
  const reader = new RecordReader(dataset, {
    ...{ period, owner: options.owner ?? owner, refused, acceptContradictedKeys },
  });
  const records = blocks.flatMap((block) => reader.read(block));
  return {
    records,
    refused: refused.examples.map(
      ({ lineNumber, reason, attribute }) =>
        `${lineNumber}: ${reason}${attribute === undefined ? '' : ` ${attribute}`}`,
    ),
  };
}

const readBytes = (bytes: Buffer, options?: ReadOptions) => readBlocks([{ kind: 'LINES', bytes }], options);
const read = (lines: readonly string[], options?: ReadOptions) =>
  readBytes(Buffer.from(lines.map((line) => `${line}\n`).join('')), options);

const line = jsonLineWriter();
/** A slip of 1 February, with these attributes in JSON as well or instead. */
function slipLine(more: string, key = '20250201#a'): string {
  return `{"entry":{"S":"${key}"},"owner":{"S":"${owner}"}${more === '' ? '' : `,${more}`}}`;
}

describe('records', () => {
  it('are the lines of an export, whichever way each line is read', async () => {
    const whole: Period = { from: '2025-02-01', to: '2025-02-28' };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(null, whole).chain((period) => fc.tuple(fc.constant(period), anyLedger(period))),
        fc.constantFrom(owner, another, 'あ"\\'),
        fc.integer({ min: 1, max: 500 }),
        async ([period, ledger], reader, chunkBytes) => {
          for (const dataset of [slips, kindsMaster]) {
            const items = ledger[dataset.name];
            const bytes = Buffer.from(items.map((item) => `${line(item)}\n`).join(''));
            const blocks = await blocksOf(bytes, chunkBytes, 1_000_000);
            const options = { dataset, period, owner: reader };
            const found = readBlocks(blocks, { ...options, acceptContradictedKeys: true });
            expect(found.refused).toEqual([]);
            expect(found.records).toEqual(
              items.map((item, index) => ({
                key: item[dataset.sortAttribute]?.S,
                line: line({ ...item, owner: { S: reader } }),
                lineNumber: index + 1,
              })),
            );
            // A space makes a line one that only the plain way reads.
            const spaced = items.map((item) => ` ${line(item)}`);
            expect(read(spaced, options)).toEqual(readBlocks(blocks, options));
          }
        },
      ),
      { seed: 1, numRuns: 400 },
    );
  });

  it('are judged the same in the fast way and in the plain way', () => {
    const key = fc.constantFrom(
      '',
      'a',
      '20250201#a',
      '20250201#a#b',
      '20250230#a',
      'x'.repeat(1024),
      'あ'.repeat(342),
    );
    const value = fc.oneof(
      key.map((S) => ({ S })),
      fc.constantFrom<Item[string]>(
        ...['0', '-1', '-', '', '007', '1e5', '1'.repeat(38), '1'.repeat(39), '9'.repeat(130), '+1', 'x'].map((N) => ({
          N,
        })),
        ...['20250201', '2025020', '20250201#a', 'a', 'b', 'a#b', '"', '\u0000'].map((S) => ({ S })),
        { S: 'x'.repeat(409_300) },
        { S: 'x'.repeat(409_700) },
      ),
    );
    const usual = fc.constantFrom<readonly [string, Item[string]][]>(
      [
        ['entry', { S: '20250201#a' }],
        ['kind_cd_seq', { S: 'a' }],
        ['owner', { S: owner }],
        ['tgt_date', { S: '20250201' }],
      ],
      [
        ['kind_cd', { S: 'food01' }],
        ['owner', { S: another }],
      ],
    );
    const name = fc.constantFrom(
      'entry',
      'kind_cd_seq',
      'owner',
      'tgt_date',
      'kind_cd',
      'value',
      'あ',
      'n'.repeat(300),
    );
    /** The usual attributes, of which some have another value, some come twice, and some stand elsewhere. */
    const attributes = fc
      .tuple(usual, fc.array(fc.tuple(name, value), { maxLength: 2 }), fc.boolean(), fc.nat(3))
      .map(([given, more, replaces, turns]) => {
        const others = replaces ? given.filter(([known]) => !more.some(([added]) => added === known)) : given;
        const all = [...others, ...more].sort(([a], [b]) => (a < b ? -1 : 1));
        return turns === 0 ? [...all.slice(1), ...all.slice(0, 1)] : all;
      });
    fc.assert(
      fc.property(
        attributes,
        fc.constantFrom(slips, kindsMaster),
        fc.boolean(),
        (given, dataset, acceptContradictedKeys) => {
          const text = `{${given.map(([attribute, content]) => `${JSON.stringify(attribute)}:${JSON.stringify(content)}`).join(',')}}`;
          const options = { dataset, acceptContradictedKeys };
          expect(read([text], options)).toEqual(read([` ${text}`], options));
        },
      ),
      { seed: 1, numRuns: 1500 },
    );
  });

  it('are written in the one form that archives have, however they were written', () => {
    const text = ` {"value" : {"NS":["2","10"]}, "owner":{"S":"\\u0078"}, "memo":{"S":"\\u3042\\/"}, "entry":{"S":"k"}}\r`;
    expect(read([text]).records).toEqual([
      {
        key: 'k',
        line: `{"entry":{"S":"k"},"memo":{"S":"あ/"},"owner":{"S":"${owner}"},"value":{"NS":["10","2"]}}`,
        lineNumber: 1,
      },
    ]);
  });

  it('have numbers without a plus, which DynamoDB does not write', () => {
    const [record] = read([slipLine('"v":{"N":"+5"},"w":{"NS":["+2","-1e+2"]}')]).records;
    expect(record?.line).toContain('"v":{"N":"5"},"w":{"NS":["-1e+2","2"]}');
  });

  it('may hold names that JavaScript treats in a special way', () => {
    const text = slipLine('"__proto__":{"S":"x"},"constructor":{"M":{"__proto__":{"N":"1"}}}');
    expect(read([text]).records.map((record) => record.line)).toEqual([line(JSON.parse(text) as Item)]);
  });
});

/** Every number, set, text and binary that DynamoDB would refuse, and what it would take. */
describe('a line', () => {
  const nested = (levels: number): string =>
    levels === 0
      ? '{"S":"x"}'
      : levels % 2 === 0
        ? `{"L":[${nested(levels - 1)}]}`
        : `{"M":{"a":${nested(levels - 1)}}}`;
  const digits = (count: number): string => '1'.repeat(count);

  it.each([
    ['38 digits', '"v":{"N":"-1234567890123456789012345678901234567.8"}'],
    ['38 digits and zeros around them', `"v":{"N":"00${digits(38)}000"}`],
    ['the largest number', '"v":{"N":"9.9999999999999999999999999999999999999E+125"}'],
    ['the largest number in digits', `"v":{"N":"${digits(38)}${'0'.repeat(88)}"}`],
    ['the smallest number', '"v":{"N":"-1e-130"}'],
    ['the smallest number in digits', `"v":{"N":"0.${'0'.repeat(129)}1"}`],
    ['zero', '"v":{"N":"-0.0E5"}'],
    ['an empty text, and an empty one in a set', '"v":{"S":""},"w":{"SS":[""]}'],
    ['empty containers', '"v":{"L":[]},"w":{"M":{}}'],
    ['empty binary', '"v":{"B":""}'],
    ['a pair of surrogates', '"v":{"S":"\\ud842\\udfb7"}'],
    ['32 levels', `"v":${nested(32)}`],
    ['an attribute without a name', '"":{"S":"x"}'],
    ['a text that looks like JSON', '"v":{"S":"{\\"a\\":[1,2]}"}'],
  ])('is accepted with %s', (_, more) => {
    expect(read([slipLine(more)])).toMatchObject({ records: [{ key: '20250201#a' }], refused: [] });
  });

  it.each([
    ['39 digits', 'BAD_NUMBER v', `"v":{"N":"${digits(39)}"}`],
    ['a number that is too large', 'BAD_NUMBER v', '"v":{"N":"1E126"}'],
    ['a number that is too small', 'BAD_NUMBER v', '"v":{"N":"9E-131"}'],
    ['a number with a huge power', 'BAD_NUMBER v', '"v":{"N":"1E999999999"}'],
    ['a number of a megabyte', 'BAD_NUMBER v', `"v":{"N":"${'0'.repeat(1_000_000)}1"}`],
    ['no number', 'BAD_NUMBER v', '"v":{"N":""}'],
    ['a word for a number', 'BAD_NUMBER v', '"v":{"N":"NaN"}'],
    ['a number that is not text', 'NOT_AN_ITEM v', '"v":{"N":1}'],
    ['a bad number in a set', 'BAD_NUMBER v', '"v":{"NS":["1","x"]}'],
    ['a number twice in a set', 'SET_MEMBER_TWICE v', '"v":{"NS":["100","1E2"]}'],
    ['zero twice in a set', 'SET_MEMBER_TWICE v', '"v":{"NS":["0","-0.0"]}'],
    ['a text twice in a set', 'SET_MEMBER_TWICE v', '"v":{"SS":["a","a"]}'],
    ['binary twice in a set', 'SET_MEMBER_TWICE v', '"v":{"BS":["AA==","AA=="]}'],
    ['an empty set', 'EMPTY_SET v', '"v":{"SS":[]}'],
    ['a set that is none', 'NOT_AN_ITEM v', '"v":{"SS":"a"}'],
    ['base64 without its end', 'BAD_BINARY v', '"v":{"B":"AA"}'],
    ['base64 with spare bits', 'BAD_BINARY v', '"v":{"B":"AB=="}'],
    ['base64 of another alphabet', 'BAD_BINARY v', '"v":{"B":"_-8="}'],
    ['half a surrogate pair', 'LONE_SURROGATE v', '"v":{"S":"\\ud842"}'],
    ['half a surrogate pair in a name', 'LONE_SURROGATE �', '"\\ud842":{"S":"x"}'],
    ['half a surrogate pair deep inside', 'LONE_SURROGATE v', '"v":{"L":[{"M":{"\\udc00":{"S":"x"}}}]}'],
    ['33 levels', 'NESTED_TOO_DEEP v', `"v":${nested(33)}`],
    ['a million levels', 'ITEM_TOO_LARGE', `"v":${'['.repeat(1_000_000)}`],
    ['400,000 levels', 'NOT_AN_ITEM v', `"v":${'['.repeat(400_000)}${']'.repeat(400_000)}`],
    ['a million empty lists', 'ITEM_TOO_LARGE', `"v":[${'[],'.repeat(1_000_000)}[]]`],
    ['two types', 'NOT_AN_ITEM v', '"v":{"S":"x","N":"1"}'],
    ['no type', 'NOT_AN_ITEM v', '"v":{}'],
    ['an unknown type', 'NOT_AN_ITEM v', '"v":{"D":"x"}'],
    ['a bare value', 'NOT_AN_ITEM v', '"v":"x"'],
    ['a null', 'NOT_AN_ITEM v', '"v":null'],
    ['a NULL that is not true', 'NOT_AN_ITEM v', '"v":{"NULL":false}'],
    ['a BOOL that is none', 'NOT_AN_ITEM v', '"v":{"BOOL":"true"}'],
    ['a list that is none', 'NOT_AN_ITEM v', '"v":{"L":{}}'],
    ['a map that is none', 'NOT_AN_ITEM v', '"v":{"M":[]}'],
    ['an attribute twice', 'NAME_TWICE', '"v":{"S":"x"},"v":{"S":"y"}'],
    ['a name twice in a map', 'NAME_TWICE', '"v":{"M":{"a":{"S":"x"},"a":{"S":"x"}}}'],
    ['a type twice', 'NAME_TWICE', '"v":{"S":"x","S":"y"}'],
    ['a name of 64 KiB', `NAME_TOO_LONG ${'n'.repeat(80)}…`, `"${'n'.repeat(65_536)}":{"S":"x"}`],
    ['more than 400 KB', 'ITEM_TOO_LARGE', `"v":{"S":"${'x'.repeat(410_000)}"}`],
    ['something behind it', 'NOT_JSON', '"v":{"S":"x"}}{'],
  ])('is refused with %s', (_, reason, more) => {
    expect(read([slipLine(more)])).toEqual({ records: [], refused: [`1: ${reason}`] });
  });

  it.each([
    ['empty', 'NOT_JSON', ''],
    ['no JSON', 'NOT_JSON', 'x'],
    ['a list', 'NOT_AN_ITEM', '[]'],
    ['a null', 'NOT_AN_ITEM', 'null'],
    ['an item without anything', 'NO_OWNER owner', '{}'],
    ['an item with a number as its owner', 'NO_OWNER owner', '{"entry":{"S":"k"},"owner":{"N":"1"}}'],
    ['an item without a key', 'NO_KEY entry', '{"owner":{"S":"x"}}'],
    ['an item with an empty key', 'NO_KEY entry', '{"entry":{"S":""},"owner":{"S":"x"}}'],
    ['an item with a number as its key', 'NO_KEY entry', '{"entry":{"N":"1"},"owner":{"S":"x"}}'],
    ['an item with a key of 1,025 bytes', 'KEY_TOO_LONG', slipLine('', `xx${'あ'.repeat(341)}`)],
  ])('is refused that is %s', (_, reason, text) => {
    expect(read([text])).toEqual({ records: [], refused: [`1: ${reason}`] });
  });

  it('may have a key of 1,024 bytes', () => {
    expect(read([slipLine('', `x${'あ'.repeat(341)}`)]).refused).toEqual([]);
  });

  it('is refused that is not UTF-8, and the lines around it are not', () => {
    const bytes = Buffer.from(['a', 'b\xff', 'c'].map((key) => `${slipLine('', key)}\n`).join(''), 'latin1');
    const found = readBytes(bytes);
    expect(found.records.map(({ key }) => key)).toEqual(['a', 'c']);
    expect(found.refused).toEqual(['2: NOT_UTF8']);
  });

  it('is counted with the owner of the person who restores', () => {
    const text = slipLine(`"v":{"S":"${'x'.repeat(409_600 - 5 - 10 - 5 - owner.length - 1)}"}`);
    expect(read([text]).refused).toEqual([]);
    expect(read([text], { owner: `${owner}x` }).refused).toEqual(['1: ITEM_TOO_LARGE']);
  });

  it('that has no end, or is longer than any item, is refused', async () => {
    const first = Buffer.from(`${slipLine('', 'a')}\n`);
    const last = Buffer.from(slipLine('', 'c'));
    const bytes = Buffer.concat([first, Buffer.alloc(3000, 'x'), Buffer.from('\n'), first, last]);
    const found = readBlocks(await blocksOf(bytes, 700, 2000));
    expect(found.records.map(({ lineNumber }) => lineNumber)).toEqual([1]);
    expect(found.refused).toEqual(['2: LINE_TOO_LONG', '3: KEY_TWICE', '4: LINE_NOT_ENDED']);
  });
});

describe('a key', () => {
  const keys = (...given: string[]) => given.map((key) => slipLine('', key));

  it('must be higher than the one before it, as UTF-8', () => {
    const found = read(keys('b', 'b', 'a', '\uffee', '𠮷', '\uffef', 'z', '𠮸'));
    expect(found.records.map(({ key }) => key)).toEqual(['b', '\uffee', '𠮷', '𠮸']);
    expect(found.refused).toEqual(['2: KEY_TWICE', '3: OUT_OF_ORDER', '6: OUT_OF_ORDER', '7: OUT_OF_ORDER']);
  });

  it('must be inside the period, where there is one', () => {
    const given = keys(
      '20250131#a',
      '20250201',
      '20250201#',
      '20250230#a',
      '20250301#\uffee',
      '20250301$',
      '20250301$a',
    );
    const period = { from: '2025-02-01', to: '2025-03-01' };
    const found = read(given, { period });
    expect(found.records.map(({ lineNumber }) => lineNumber)).toEqual([3, 4, 5, 6]);
    expect(found.refused).toEqual(['1: OUTSIDE_PERIOD', '2: OUTSIDE_PERIOD', '7: OUTSIDE_PERIOD']);
    expect(read(given).refused).toEqual([]);
  });

  it.each([
    ['agrees', '20250201#a', '"kind_cd_seq":{"S":"a"},"tgt_date":{"S":"20250201"}', 'accepted'],
    [
      'agrees, with a # of its own',
      '20250201#a#b',
      '"kind_cd_seq":{"S":"a#b"},"tgt_date":{"S":"20250201"}',
      'accepted',
    ],
    [
      'has another day',
      '20250201#a',
      '"kind_cd_seq":{"S":"a"},"tgt_date":{"S":"20250202"}',
      '1: KEY_CONTRADICTED tgt_date',
    ],
    [
      'has another code',
      '20250201#a',
      '"kind_cd_seq":{"S":"b"},"tgt_date":{"S":"20250201"}',
      '1: KEY_CONTRADICTED kind_cd_seq',
    ],
    [
      'splits elsewhere',
      '20250201#a',
      '"kind_cd_seq":{"S":"#a"},"tgt_date":{"S":"2025020"}',
      '1: KEY_CONTRADICTED tgt_date',
    ],
    ['has no attributes', '20250201#a', '', 'accepted'],
    [
      'has attributes of other types',
      '20250201#a',
      '"kind_cd_seq":{"NULL":true},"tgt_date":{"N":"20250202"}',
      'accepted',
    ],
    ['has another day and no code', '20250201#a', '"tgt_date":{"S":"20250202"}', '1: KEY_CONTRADICTED tgt_date'],
    ['holds no day', '20250230#a', '"kind_cd_seq":{"S":"b"},"tgt_date":{"S":"20250202"}', 'accepted'],
  ])('that %s is judged so', (_, key, more, expected) => {
    const text = slipLine(more, key);
    // The same item with its names in order is one for the fast way.
    for (const way of [text, line(JSON.parse(text) as Item)]) {
      expect(read([way]).refused).toEqual(expected === 'accepted' ? [] : [expected]);
      expect(read([way], { acceptContradictedKeys: true }).refused).toEqual([]);
    }
  });

  it('of a master may not be empty', () => {
    const text = '{"method_cd":{"S":""},"owner":{"S":"x"}}';
    expect(read([text], { dataset: methodsMaster }).refused).toEqual(['1: NO_KEY method_cd']);
  });

  it('of a master has no other attributes to agree with', () => {
    const text = `{"method_cd":{"S":"cash"},"owner":{"S":"x"},"tgt_date":{"S":"y"}}`;
    const period = { from: '2025-02-01', to: '2025-03-01' };
    expect(read([text], { dataset: methodsMaster, period })).toMatchObject({ records: [{ key: 'cash' }], refused: [] });
  });
});

it('a refused line has a sentence', () => {
  expect(refusedLineSentence({ reason: 'BAD_NUMBER', attribute: 'value' })).toBe(
    'The attribute "value" is not a number that DynamoDB can hold: at most 38 digits, from 1E-130 to 9.99E+125.',
  );
});

async function blocksOf(bytes: Buffer, chunkBytes: number, mostLineBytes: number): Promise<LineBlock[]> {
  const blocks: LineBlock[] = [];
  for await (const block of lineBlocks(inChunks(bytes, chunkBytes), mostLineBytes)) blocks.push(block);
  return blocks;
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}
