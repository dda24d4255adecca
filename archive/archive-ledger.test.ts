import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { maxMethods } from '../ledger/control-totals.ts';
import type { DatasetName } from '../ledger/datasets.ts';
import { byDataset, datasets } from '../ledger/datasets.ts';
import { mostMonths } from '../ledger/day-tally.ts';
import type { Language } from '../ledger/language.ts';
import type { Period } from '../ledger/period.ts';
import type { BalanceOnDay } from '../ledger/reconciliation.ts';
import type { ArchivedLedger, ArchiveLedgerOptions, PageSource } from './archive-ledger.ts';
import { archiveLedger } from './archive-ledger.ts';
import { entryNames } from './entries/entry-names.ts';
import type { AttributeValue, Item } from './items/attribute-value.ts';
import { ItemUnwritable } from './items/attribute-value.ts';
import { anyNumber, anyText } from './items/item-arbitrary.ts';
import { pageOf } from './items/page-of-items.ts';
import { verifyArchive } from './verify-archive.ts';
import { openArchive } from './zip/write-archive.ts';

type Ledger = Readonly<Record<DatasetName, readonly Item[]>>;

const kind = (kind_cd: string, account_dir: string): Item => ({
  kind_cd: { S: kind_cd },
  account_dir: { S: account_dir },
});
const masters = {
  kinds: [kind('food01', '0'), kind('gift', '1'), kind('charge', '2')],
  methods: [{ method_cd: { S: 'cash' } }],
};

const slip = (
  day: string,
  id: string,
  given: { value?: string; method?: string; kind?: string; more?: Item } = {},
): Item => {
  const { value = '100', method = 'cash', kind: kindCode = 'food01', more } = given;
  const kind_cd_seq = `${kindCode}_${id}`;
  return {
    entry: { S: `${day}#${kind_cd_seq}` },
    tgt_date: { S: day },
    kind_cd_seq: { S: kind_cd_seq },
    method_cd: { S: method },
    value: { N: value },
    ...more,
  };
};
const balance = (day: string, value: string, method = 'cash'): Item => ({
  ...{ entry: { S: `${day}#${method}` }, tgt_date: { S: day }, method_cd: { S: method }, value: { N: value } },
});

/** Cuts items into pages of the given sizes, which are repeated in turn. */
function paged(items: readonly Item[], sizes: readonly number[] = [3]): PageSource {
  let [at, turn] = [0, 0];
  return {
    next: () => {
      if (at >= items.length) return Promise.resolve(undefined);
      const size = sizes[turn++ % sizes.length] ?? 1;
      const page = items.slice(at, at + size);
      at += size;
      return Promise.resolve(pageOf(page));
    },
  };
}

async function archive(
  ledger: Partial<Ledger>,
  options: {
    sizes?: readonly number[];
    openings?: Readonly<Record<string, BalanceOnDay>>;
    period?: Period | null;
    language?: Language;
    more?: Partial<ArchiveLedgerOptions>;
  } = {},
) {
  const opened = openArchive({
    names: entryNames,
    entryDate: new Date('2026-01-01T09:00:00.000Z'),
    signal: new AbortController().signal,
  });
  const whole = buffer(opened.bytes);
  const { slips = [], balances = [], kinds = masters.kinds, methods = masters.methods } = ledger;
  const archived = await archiveLedger({
    archive: opened,
    pages: {
      ...byDataset(() => paged([])),
      slips: paged(slips, options.sizes),
      balances: paged(balances, options.sizes),
      kinds: paged(kinds),
      methods: paged(methods),
    },
    openingBalances: () => Promise.resolve(new Map(Object.entries(options.openings ?? {}))),
    about: {
      ...{
        exportId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
        attempt: 1,
        owner: 'somebody',
        period: options.period === undefined ? { from: '2025-01-01', to: '2025-12-31' } : options.period,
        language: options.language ?? 'ja',
      },
      ...{ requestedAt: '2026-01-01T00:00:00.000Z', startedAt: '2026-01-01T00:00:01.000Z' },
    },
    consistency: () => Promise.resolve({ level: 'EACH_PAGE', statement: '' }),
    now: () => new Date('2026-01-01T00:00:02.000Z'),
    onPage: () => undefined,
    ...options.more,
  });
  return { archived, zip: await whole };
}

async function* once(zip: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve();
  yield zip;
}

async function textOf(zip: Buffer, name: string): Promise<string> {
  return (await (await JSZip.loadAsync(zip, { checkCRC32: true })).file(name)?.async('string')) ?? '';
}

const withoutHeader = (csv: string): string => csv.slice(csv.indexOf('\r\n') + 2);
const lines = (text: string): string[] => text.split('\n').slice(0, -1);
const shaOf = ({ entries }: ArchivedLedger) => Object.fromEntries(entries.map(({ name, sha256 }) => [name, sha256]));

const anyDay = fc.integer({ min: 1, max: 28 }).map((day) => `202502${String(day).padStart(2, '0')}`);
const anySlip = fc
  .tuple(anyDay, fc.uuid(), anyNumber, anyText)
  .map(([day, id, value, memo]) => slip(day, id, { value, more: { memo: { S: memo } } }));
const anyBalance = fc.tuple(anyDay, anyNumber, fc.constantFrom('cash', 'suica')).map((parts) => balance(...parts));
const inOrder = (items: Item[]): Item[] =>
  items.sort((a, b) => ((a['entry']?.S ?? '') < (b['entry']?.S ?? '') ? -1 : 1));
const byEntry = { selector: (item: Item) => item['entry']?.S };
const anyLedger = fc.record({
  slips: fc.uniqueArray(anySlip, { ...byEntry, maxLength: 30 }).map(inOrder),
  balances: fc.uniqueArray(anyBalance, { ...byEntry, maxLength: 30 }).map(inOrder),
});

describe('an archived ledger', () => {
  it('holds every item once, in order, whatever the sizes of the pages', async () => {
    const anySizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(anyLedger, anySizes, async (ledger, sizes) => {
        const { zip, archived } = await archive(ledger, { sizes });
        const read = lines(await textOf(zip, 'slips.jsonl')).map((line) => JSON.parse(line) as Item);
        expect(read).toEqual(ledger.slips);
        const records: string[][] = parse(await textOf(zip, 'balances.csv'), {
          bom: true,
          record_delimiter: '\r\n',
          from_line: 2,
        });
        expect(records.map(([day, , value, , method]) => [day?.replaceAll('-', ''), method, value])).toEqual(
          ledger.balances.map(({ tgt_date, method_cd, value }) => [tgt_date?.S, method_cd?.S, value?.N]),
        );
        const { archived: inOnePage } = await archive(ledger, { sizes: [1000] });
        expect(shaOf(archived)).toEqual(shaOf(inOnePage));
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('of two periods, one after the other, is that of both', async () => {
    await fc.assert(
      fc.asyncProperty(anyLedger, anyDay, async (ledger, border) => {
        const part = (keep: (day: string) => boolean) => ({
          slips: ledger.slips.filter((item) => keep(item['tgt_date']?.S ?? '')),
          balances: ledger.balances.filter((item) => keep(item['tgt_date']?.S ?? '')),
        });
        const [before, after, both] = [
          await archive(part((day) => day < border)),
          await archive(part((day) => day >= border)),
          await archive(ledger),
        ];
        for (const name of ['slips.jsonl', 'balances.jsonl']) {
          expect((await textOf(before.zip, name)) + (await textOf(after.zip, name))).toBe(await textOf(both.zip, name));
        }
        for (const name of ['slips.csv', 'balances.csv']) {
          expect((await textOf(before.zip, name)) + withoutHeader(await textOf(after.zip, name))).toBe(
            await textOf(both.zip, name),
          );
        }
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('is what its manifest says, by the verifier', async () => {
    const { zip, archived } = await archive({
      slips: [slip('20250101', 'a'), slip('20250102', 'b')],
      balances: [balance('20250101', '5')],
    });
    const { entries } = await verifyArchive(once(zip));
    expect(entries).toEqual(archived.entries.map(({ name, rows, bytes, sha256 }) => ({ name, rows, bytes, sha256 })));
    const rows: Partial<Record<DatasetName, number>> = { slips: 2, balances: 1, kinds: 3, methods: 1 };
    expect(entries.map((entry) => [entry.name, entry.rows])).toEqual([
      ...datasets.map(({ name }) => [`${name}.jsonl`, rows[name] ?? 0]),
      ['manifest.json', null],
      ['README.txt', null],
      ...datasets.map(({ name }) => [`${name}.csv`, rows[name] ?? 0]),
    ]);
    expect(JSON.parse(await textOf(zip, 'manifest.json'))).toEqual(archived.manifest);
  });

  it('of an empty period has every entry, headers and no rows', async () => {
    const { zip, archived } = await archive({ kinds: [], methods: [] });
    expect(archived.manifest.entries.map(({ rows }) => rows)).toEqual([0, 0, 0, 0, null, 0, 0, 0, 0]);
    expect(await textOf(zip, 'slips.csv')).toBe(
      '\uFEFF日付,区分,費目,メモ,支払方法,金額,収入,支出,チャージ,費目コード,支払方法コード,伝票ID\r\n',
    );
    expect(await textOf(zip, 'slips.jsonl')).toBe('');
    await verifyArchive(once(zip));
  });

  describe('of everything', () => {
    const odd = (entry: string, value = '1000000'): Item => ({
      ...slip('20250101', 'x', { value }),
      entry: { S: entry },
    });
    const everything = {
      slips: [
        odd(''),
        odd('!'),
        odd('2025'),
        slip('20250101', 'a'),
        odd('20250101x'),
        odd('20250230#food01_b'),
        slip('20250301', 'c', { value: '50' }),
        odd('zzz'),
        odd('\uffff#'),
        odd('\u{20bb7}'),
      ],
      balances: [
        { ...balance('20250101', '7'), entry: { S: '  ' } },
        balance('20250101', '900'),
        { ...balance('20250101', '8'), entry: { S: '20250301' } },
        balance('20250301', '850'),
      ],
    };

    it('holds every record, and counts those on no day', async () => {
      const { zip, archived } = await archive(everything, { period: null, sizes: [1, 2] });
      expect(lines(await textOf(zip, 'slips.jsonl'))).toHaveLength(everything.slips.length);
      expect(lines(await textOf(zip, 'balances.jsonl'))).toHaveLength(everything.balances.length);
      expect(archived.manifest).toMatchObject({
        everything: true,
        period: { from: '2025-01-01', to: '2025-03-01' },
        recordsOutsideDays: 10,
      });
      expect(archived.days).toEqual({ from: '2025-01-01', to: '2025-03-01' });
      expect(archived.months).toEqual([
        { month: '2025-01', slips: 1, balances: 1 },
        { month: '2025-03', slips: 1, balances: 1 },
      ]);
      expect(await textOf(zip, 'README.txt')).toContain('キーから日付が読み取れない伝票と残高が 10 件');
      await verifyArchive(once(zip));
    });

    it('reconciles the days alone: a record on no day is in the totals and on no other day', async () => {
      const { archived } = await archive(everything, { period: null, sizes: [1, 2] });
      expect(archived.manifest.controlTotals.slips).toMatchObject({ rows: 10, valueTotal: '8000150' });
      expect(archived.manifest.reconciliation).toMatchObject({
        agrees: true,
        methods: [{ slipsTotal: '-150', closing: { day: '20250301', value: '850' }, firstDifferenceOn: null }],
      });
    });

    it('has no period when no record has a day', async () => {
      const { zip, archived } = await archive({ slips: [odd('x')] }, { period: null });
      expect(JSON.parse(await textOf(zip, 'manifest.json'))).not.toHaveProperty('period');
      expect(archived).toMatchObject({
        days: undefined,
        months: [],
        manifest: { everything: true, recordsOutsideDays: 1 },
      });
      expect(await textOf(zip, 'README.txt')).toContain('日付のある記録はありません。');
    });

    it('is what its periods are together, where every key has a day', async () => {
      await fc.assert(
        fc.asyncProperty(
          anyLedger,
          fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
          async (ledger, sizes) => {
            const [all, period] = [await archive(ledger, { period: null, sizes }), await archive(ledger)];
            for (const name of ['slips.jsonl', 'balances.jsonl', 'slips.csv', 'balances.csv'])
              expect(await textOf(all.zip, name)).toBe(await textOf(period.zip, name));
            expect(all.archived.months).toEqual(period.archived.months);
            expect(all.archived.months.reduce((sum, { slips, balances }) => sum + slips + balances, 0)).toBe(
              ledger.slips.length + ledger.balances.length,
            );
          },
        ),
        { seed: 1, numRuns: 20 },
      );
    });
  });

  it('of a period counts the records on no day that lie between its days', async () => {
    const { zip, archived } = await archive({
      slips: [slip('20250228', 'a'), { ...slip('20250228', 'b'), entry: { S: '20250230#food01_b' } }],
    });
    expect(JSON.parse(await textOf(zip, 'manifest.json'))).toMatchObject({
      period: { from: '2025-01-01', to: '2025-12-31' },
      recordsOutsideDays: 1,
    });
    expect(archived.manifest).not.toHaveProperty('everything');
  });

  it('names the attributes that CSV has no column for', async () => {
    const { archived } = await archive({
      slips: [slip('20250101', 'a'), slip('20250102', 'b', { more: { late: { S: 'x' } } })],
    });
    const csv = archived.manifest.entries.find(({ name }) => name === 'slips.csv');
    expect(csv?.attributesNotInCsv).toEqual(['entry', 'late']);
  });

  it('adds slips and balances up, method by method', async () => {
    const { archived } = await archive(
      {
        slips: [
          slip('20250101', 'a', { value: '300' }),
          slip('20250102', 'b', { value: '0.5', kind: 'gift' }),
          slip('20250103', 'c', { value: '1000', kind: 'charge', method: 'suica' }),
        ],
        balances: [balance('20250101', '700'), balance('20250103', '-299.5'), balance('20250103', '1000', 'suica')],
      },
      { openings: { cash: { day: '20241231', value: '1000' } } },
    );
    expect(archived.manifest.controlTotals.slips).toMatchObject({ rows: 3, valueTotal: '1300.5' });
    expect(archived.manifest.reconciliation).toMatchObject({
      agrees: true,
      methods: [
        {
          methodCode: 'cash',
          opening: { value: '1000' },
          slipsTotal: '-1299.5',
          closing: { value: '-299.5' },
          difference: '0',
          firstDifferenceOn: null,
        },
        {
          methodCode: 'suica',
          opening: null,
          slipsTotal: '1000',
          closing: { value: '1000' },
          difference: null,
          firstDifferenceOn: null,
        },
      ],
    });
  });

  it('is not made of an item that cannot be written', async () => {
    const broken = { ...slip('20250101', 'a'), memo: { $unknown: ['D', 1] } as AttributeValue };
    await expect(archive({ slips: [broken] })).rejects.toThrow(ItemUnwritable);
  });

  it('is read masters first, then from the dataset that has been read less far in time', async () => {
    const reads: string[] = [];
    const named = (name: string, items: readonly Item[], sizes?: readonly number[]): PageSource => {
      const pages = paged(items, sizes);
      return {
        next: async () => {
          const page = await pages.next();
          reads.push(page ? name : `${name} end`);
          return page;
        },
      };
    };
    const seen: unknown[] = [];
    await archive(
      {},
      {
        more: {
          pages: {
            ...byDataset(({ name }) => named(name, [])),
            slips: named('slips', [slip('20250102', 'a'), slip('20250105', 'b')], [1]),
            balances: named(
              'balances',
              [balance('20250101', '1'), balance('20250103', '1'), balance('20250104', '1')],
              [1],
            ),
            kinds: named('kinds', masters.kinds, [2]),
          },
          consistency: () => {
            reads.push('consistency');
            return Promise.resolve({ level: 'EACH_PAGE', statement: '' });
          },
          onPage: (...page) => void seen.push(page),
        },
      },
    );
    const others = datasets.map(({ name }) => name).filter((name) => name !== 'slips' && name !== 'balances');
    expect(reads).toEqual([
      ...others.flatMap((name) => (name === 'kinds' ? ['kinds', 'kinds', 'kinds end'] : [`${name} end`])),
      ...['slips', 'balances', 'balances', 'slips', 'balances', 'balances end', 'slips end', 'consistency'],
    ]);
    expect(seen.slice(-8)).toEqual([
      [3, '', undefined],
      [4, '', '20250102'],
      [5, '20250101', '20250101'],
      [6, '20250102', '20250101'],
      [7, '20250103', '20250101'],
      [8, '20250104', '20250101'],
      [8, '20250105', '20250101'],
      [8, '~', '20250101'],
    ]);
  });

  it('asks for the balance before its period of every method that its records have', async () => {
    const asked: (readonly string[])[] = [];
    await archive(
      { slips: [slip('20250101', 'a', { method: 'suica' })], balances: [balance('20250101', '5')] },
      {
        more: {
          openingBalances: (methodCodes) => {
            asked.push(methodCodes.toSorted());
            return Promise.resolve(new Map());
          },
        },
      },
    );
    expect(asked).toEqual([['cash', 'suica']]);
  });

  it('adds the money of each month up, with the sign that the masters give', async () => {
    const { archived } = await archive({
      slips: [
        slip('20250131', 'a', { value: '300' }),
        slip('20250201', 'b', { value: '20', kind: 'gift' }),
        { ...slip('20250228', 'c', { value: '7' }), entry: { S: '20250230#food01_c' } },
      ],
      balances: [balance('20250131', '700'), balance('20250201', '720')],
    });
    expect(archived.manifest.months).toMatchObject([
      {
        ...{ month: '2025-01', slips: 1, balances: 1, income: '0', expense: '300', unknownSlips: 0 },
        lastBalances: [{ methodCode: 'cash', day: '20250131', value: '700' }],
      },
      {
        ...{ month: '2025-02', slips: 1, balances: 1, income: '20', expense: '0', unknownSlips: 0 },
        lastBalances: [{ methodCode: 'cash', day: '20250201', value: '720' }],
      },
    ]);
  });

  it('says when it was made, of whom, and whether it was salvaged', async () => {
    const { archived } = await archive({});
    const { exportId, attempt, owner, requestedAt, startedAt, finishedAt, language, consistency } = archived.manifest;
    expect({ exportId, attempt, owner, requestedAt, startedAt, finishedAt, language, consistency }).toEqual({
      exportId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      attempt: 1,
      owner: 'somebody',
      requestedAt: '2026-01-01T00:00:00.000Z',
      startedAt: '2026-01-01T00:00:01.000Z',
      finishedAt: '2026-01-01T00:00:02.000Z',
      language: 'ja',
      consistency: { level: 'EACH_PAGE', statement: '' },
    });
    expect(archived.manifest).not.toHaveProperty('salvaged');
    expect(archived.manifest.days).toBeNull();
  });

  it('says that it was salvaged, in its manifest and in README.txt', async () => {
    const about = {
      ...{ exportId: 'x', attempt: 1, owner: 'somebody', period: null, language: 'en' as const },
      ...{ requestedAt: '2026-01-01T00:00:00.000Z', startedAt: '2026-01-01T00:00:01.000Z' },
    };
    const salvaged = await archive({}, { more: { about: { ...about, salvaged: true } } });
    const whole = await archive({}, { more: { about } });
    expect(salvaged.archived.manifest.salvaged).toBe(true);
    const [readme, other] = [await textOf(salvaged.zip, 'README.txt'), await textOf(whole.zip, 'README.txt')];
    expect(readme).toContain('Made of a damaged copy.');
    expect(other).not.toContain('Made of a damaged copy.');
  });

  it('has the names of its masters in the tables for people', async () => {
    const { zip } = await archive({
      slips: [slip('20250101', 'a'), slip('20250102', 'b', { kind: 'cash', method: 'other' })],
      kinds: [{ ...kind('food01', '0'), kind_nm: { S: '食費' }, method_cd: { S: 'other' }, method_nm: { S: '別' } }],
      methods: [{ method_cd: { S: 'cash' }, method_nm: { S: '現金' }, kind_cd: { S: 'cash' }, kind_nm: { S: '別' } }],
    });
    const records: string[][] = parse(await textOf(zip, 'slips.csv'), { bom: true, from_line: 2 });
    expect(records.map(([, , kindName, , methodName]) => [kindName, methodName])).toEqual([
      ['食費', '現金'],
      ['', ''],
    ]);
  });

  it('is not reconciled with more methods than a household has, and counts no more months than are shown', async () => {
    const many = Array.from({ length: maxMethods + 1 }, (_, index) => balance('20250101', '1', `m${index}`)).sort(
      (a, b) => ((a['entry']?.S ?? '') < (b['entry']?.S ?? '') ? -1 : 1),
    );
    const { archived } = await archive({ balances: many }, { sizes: [many.length] });
    expect(archived.manifest.reconciliation).toMatchObject({ agrees: null, methods: null });
    const months = Array.from({ length: mostMonths + 1 }, (_, index) => {
      const [year, month] = [String(1000 + Math.floor(index / 12)), String(1 + (index % 12)).padStart(2, '0')];
      return balance(`${year}${month}01`, '1');
    });
    expect((await archive({ balances: months }, { sizes: [500], period: null })).archived.months).toEqual([]);
  });

  it('is not made when the statement about writes cannot be', async () => {
    const fault = new Error('no');
    await expect(archive({}, { more: { consistency: () => Promise.reject(fault) } })).rejects.toBe(fault);
  });
});
