import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import type { Dataset, DatasetName } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';
import { compareKeys } from '../../ledger/key-order.ts';
import type { Language } from '../../ledger/language.ts';
import type { Period } from '../../ledger/period.ts';
import type { PageSource } from '../archive-ledger.ts';
import { archiveLedger } from '../archive-ledger.ts';
import { entryListsByVersion, entryNames, formatVersion, manifestEntryName } from '../entries/entry-names.ts';
import type { Item } from '../items/attribute-value.ts';
import { anyItem, anyNumber, anyText } from '../items/item-arbitrary.ts';
import { pageOf } from '../items/page-of-items.ts';
import { bytesInMemory } from '../zip/byte-source.ts';
import type { HandMadeEntry } from '../zip/hand-made-zip.ts';
import { handMadeZip } from '../zip/hand-made-zip.ts';
import type { ReadyEntry } from '../zip/write-archive.ts';
import { openArchive } from '../zip/write-archive.ts';
import type { Copy, ReadRecordsOptions } from './copy.ts';
import type { CopyRecord } from './copy-record.ts';
import { openCopy } from './open-copy.ts';
import { RefusedLines } from './refused-lines.ts';

export const owner = 'ap-northeast-1:00000000-0000-4000-8000-000000000001';
export const another = 'us-east-1:00000000-0000-4000-8000-000000000002';

export type Ledger = Readonly<Record<DatasetName, readonly Item[]>>;

/** For laws: the items of one owner in the order of their keys, with every kind of attribute and of key. */
export function anyLedger(period: Period | null): fc.Arbitrary<Ledger> {
  const keysOf = (dataset: Dataset) => (dataset.dayAttribute === null ? anyMasterKey : anyDatedKey(period));
  const itemsOf = (dataset: Dataset) =>
    fc
      .uniqueArray(fc.tuple(keysOf(dataset), anyAttributes), { selector: ([key]) => key, maxLength: 16 })
      .map((rows) =>
        rows
          .toSorted(([a], [b]) => compareKeys(a, b))
          .map(([key, attributes]) => itemOf(dataset, key, attributes(dataset, key))),
      );
  const [slips, balances, kinds, methods] = datasets.map(itemsOf) as [
    ...[fc.Arbitrary<Item[]>, fc.Arbitrary<Item[]>, fc.Arbitrary<Item[]>, fc.Arbitrary<Item[]>],
  ];
  return fc.record({ slips, balances, kinds, methods });
}

function itemOf(dataset: Dataset, key: string, attributes: Item): Item {
  return { ...attributes, [dataset.partitionAttribute]: { S: owner }, [dataset.sortAttribute]: { S: key } };
}

const anyMasterKey = fc.oneof(
  fc.constantFrom('cash', 'food01', '\uffee', '𠮷', 'あ"\\'),
  anyText.filter((text) => text !== ''),
);

function anyDatedKey(period: Period | null): fc.Arbitrary<string> {
  const day = fc.integer({ min: 1, max: 28 }).map((date) => `202502${String(date).padStart(2, '0')}`);
  const onDay = fc
    .tuple(day, fc.oneof(fc.constantFrom('a', 'b#c', '\uffee', '𠮷'), anyText))
    .map(([date, rest]) => `${date}#${rest}`);
  return period === null
    ? fc.oneof({ weight: 3, arbitrary: onDay }, anyMasterKey, fc.constantFrom('20320230#a', '20250201', 'zzz'))
    : onDay;
}

/** Of an ordinary record, of one that is only strings and numbers, and of any other. */
const anyAttributes = fc.oneof(
  fc.tuple(anyText, anyNumber).map(
    ([memo, value]) =>
      (dataset: Dataset, key: string): Item => ({
        ...(dataset.dayAttribute !== null && { [dataset.dayAttribute]: { S: key.slice(0, 8).toWellFormed() } }),
        ...(dataset.withinDayAttribute !== null && {
          [dataset.withinDayAttribute]: { S: key.slice(9).toWellFormed() },
        }),
        ...{ memo: { S: memo }, value: { N: value } },
      }),
  ),
  fc.tuple(anyText, anyNumber).map(
    ([text, value]) =>
      (): Item => ({
        ...{ tgt_date: { S: text }, kind_cd_seq: { N: value }, value: { S: text } },
      }),
  ),
  anyItem.map((item) => (): Item => item),
);

/** An archive as an export writes it. `plainHeaderBytes` 1 gives it data descriptors. */
export async function exportedZip(
  ledger: Partial<Ledger>,
  {
    period = null,
    language = 'ja',
    plainHeaderBytes,
    lastEntry,
    whose = owner,
    exportId = '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    made = '2026-01-01T00:00:00.000Z',
  }: {
    period?: Period | null;
    language?: Language;
    plainHeaderBytes?: number;
    lastEntry?: ReadyEntry;
    whose?: string;
    exportId?: string;
    /** An instant: when it was requested and read. */
    made?: string;
  } = {},
): Promise<Buffer> {
  const opened = openArchive({
    ...{ names: entryNames, entryDate: new Date('2026-01-01T09:00:00.000Z'), signal: new AbortController().signal },
    ...(plainHeaderBytes !== undefined && { plainHeaderBytes }),
    lastEntry,
  });
  const whole = buffer(opened.bytes);
  const pages = (name: DatasetName) => inOnePage(ledger[name] ?? []);
  await archiveLedger({
    archive: opened,
    pages: { slips: pages('slips'), balances: pages('balances'), kinds: pages('kinds'), methods: pages('methods') },
    openingBalances: () => Promise.resolve(new Map()),
    about: {
      ...{ exportId, attempt: 1, owner: whose, period, language, requestedAt: made, startedAt: made },
    },
    consistency: () => Promise.resolve({ level: 'EACH_PAGE', statement: '' }),
    now: () => new Date(Date.parse(made) + 2_000),
    onPage: () => undefined,
  });
  return whole;
}

function inOnePage(items: readonly Item[]): PageSource {
  let isRead = items.length === 0;
  return {
    next: () => {
      const page = isRead ? undefined : pageOf(items);
      isRead = true;
      return Promise.resolve(page);
    },
  };
}

/** An archive by hand. Its manifest describes the given texts truly, apart from `manifest`. */
export interface HandMadeCopy {
  /** By entry name; an entry that is not given is empty. */
  readonly texts?: Readonly<Record<string, string | Buffer>>;
  /** Members that replace those of the manifest. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** Changes the claims of the manifest about its entries. */
  readonly claims?: (claims: readonly Record<string, unknown>[]) => readonly unknown[];
  readonly method?: 0 | 8;
}

export function handMadeCopyEntries(copy: HandMadeCopy = {}): HandMadeEntry[] {
  const { texts = {}, manifest = {}, method = 8 } = copy;
  const version = manifest['formatVersion'] ?? formatVersion;
  const [names = entryNames] = entryListsByVersion.get(Number(version)) ?? [];
  const others = names
    .filter((name) => name !== manifestEntryName)
    .map((name) => ({ name, content: Buffer.from(texts[name] ?? ''), method }));
  const right = others.map(({ name, content }) => ({
    name,
    rows: name === 'README.txt' ? null : content.filter((byte) => byte === 0x0a).length,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
  const whole = {
    ...{ format: 'myhome-account/archive', formatVersion, exportId: 'x', owner, everything: true },
    ...{ requestedAt: '2026-01-01T00:00:00.000Z', entries: copy.claims?.(right) ?? right },
    ...manifest,
  };
  return [...others, { name: manifestEntryName, content: Buffer.from(JSON.stringify(whole)), method }];
}

export const handMadeCopy = (copy?: HandMadeCopy): Buffer => handMadeZip(handMadeCopyEntries(copy));

export interface ReadCopy {
  readonly copy: Copy;
  readonly records: Readonly<Record<DatasetName, CopyRecord[]>>;
  readonly refused: RefusedLines;
}

/** Opens a copy and reads everything in it. */
export async function readCopy(zip: Buffer, options: Partial<ReadRecordsOptions> = {}): Promise<ReadCopy> {
  const copy = await openCopy(bytesInMemory(zip));
  const refused = options.refused ?? new RefusedLines();
  const records: Record<DatasetName, CopyRecord[]> = { slips: [], balances: [], kinds: [], methods: [] };
  for (const dataset of datasets) {
    for await (const batch of copy.records(dataset, { owner, ...options, refused }))
      records[dataset.name].push(...batch);
  }
  await copy.checkOtherEntries();
  return { copy, records, refused };
}

/** The code of the refusal; `none` when the copy was read. Any other error is thrown. */
export async function refusalOf(zip: Buffer): Promise<string> {
  try {
    await readCopy(zip);
  } catch (error) {
    if (error instanceof Error && error.name === 'CopyRefused' && 'code' in error) return String(error.code);
    throw error;
  }
  return 'none';
}

/** The lines of each JSONL entry. */
export const linesOf = ({ records }: ReadCopy): Readonly<Record<DatasetName, readonly string[]>> => ({
  slips: records.slips.map(({ line }) => line),
  balances: records.balances.map(({ line }) => line),
  kinds: records.kinds.map(({ line }) => line),
  methods: records.methods.map(({ line }) => line),
});
