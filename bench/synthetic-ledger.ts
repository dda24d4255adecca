import { daysBetween } from '../dev/seed/calendar.ts';
import type { Ledger, LedgerItem } from '../dev/seed/generate-ledger.ts';
import type { Random } from '../dev/seed/random.ts';
import { createRandom } from '../dev/seed/random.ts';
import { kinds } from '../ledger/kinds.ts';
import { methods } from '../ledger/methods.ts';

/** The longest period of one export, so that the rows are spread over as many days as possible. */
export const syntheticPeriod = { from: '2016-01-01', to: '2025-12-31' };

/**
 * A ledger of exactly `rows` slips and balances, and the masters. There are three slips to a balance, and each item has
 * 200 to 300 bytes as DynamoDB counts them. Items of each table come in key order, and the same `rows` always gives the
 * same items. No real household has so many rows: dev/seed has the believable ledgers.
 */
export function syntheticLedger(rows: number): Ledger {
  const days = [...daysBetween(syntheticPeriod.from, syntheticPeriod.to)].map(({ date }) => date);
  const balanceRows = Math.floor(rows / 4);
  const slipRows = rows - balanceRows;
  const methodCodes = [
    ...methods.map(({ method_cd }) => method_cd),
    ...cardCodes(Math.ceil(balanceRows / days.length)),
  ].sort();
  return {
    *[Symbol.iterator]() {
      for (const kind of kinds.toSorted(byKey(({ kind_cd }) => kind_cd))) yield master('kinds', { ...kind });
      for (const method of methods.toSorted(byKey(({ method_cd }) => method_cd)))
        yield master('methods', { ...method });
      const random = createRandom(20_251_231);
      for (const [index, day] of days.entries()) {
        const share = (total: number) =>
          Math.floor((total * (index + 1)) / days.length) - Math.floor((total * index) / days.length);
        yield* slipsOf(day, share(slipRows), random, methodCodes);
        yield* balancesOf(day, share(balanceRows), random, methodCodes);
      }
    },
  };
}

function* slipsOf(day: string, count: number, random: Random, methodCodes: readonly string[]): Generator<LedgerItem> {
  const sequences = Array.from(
    { length: count },
    () => `${kinds[random.integer(0, kinds.length - 1)]?.kind_cd ?? ''}_${random.uuid()}`,
  ).sort();
  for (const sequence of sequences) {
    yield {
      dataset: 'slips',
      item: {
        entry: { S: `${day}#${sequence}` },
        tgt_date: { S: day },
        kind_cd_seq: { S: sequence },
        method_cd: { S: methodCodes[random.integer(0, methodCodes.length - 1)] ?? '' },
        value: { N: String(random.integer(1, 30_000)) },
        memo: { S: memo(random, 1) },
      },
    };
  }
}

function* balancesOf(
  day: string,
  count: number,
  random: Random,
  methodCodes: readonly string[],
): Generator<LedgerItem> {
  for (const methodCode of methodCodes.slice(0, count)) {
    yield {
      dataset: 'balances',
      item: {
        entry: { S: `${day}#${methodCode}` },
        tgt_date: { S: day },
        method_cd: { S: methodCode },
        value: { N: String(random.integer(0, 900_000)) },
        memo: { S: memo(random, 2) },
      },
    };
  }
}

function memo(random: Random, parts: number): string {
  return Array.from(
    { length: parts },
    () => `${random.pick(places)}で${random.pick(things)}、レシート${random.integer(1000, 9999)}`,
  ).join(' ');
}

const places = [
  '駅前のスーパー',
  '商店街の八百屋',
  'いつもの薬局',
  '図書館の隣の本屋',
  'コンビニ',
  '郊外のホームセンター',
  'Café "Étoile"',
] as const;
const things = [
  '牛乳と卵',
  '野菜と果物',
  '週末のごちそう',
  '子どもの文房具',
  '洗剤, 電池',
  '来月の旅行の切符',
  '雑誌',
] as const;

const cardCodes = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `card${String(index + 1).padStart(3, '0')}`);

/** The codes are ASCII. */
function byKey<Row>(keyOf: (row: Row) => string): (left: Row, right: Row) => number {
  return (left, right) => (keyOf(left) < keyOf(right) ? -1 : 1);
}

function master(dataset: 'kinds' | 'methods', attributes: Readonly<Record<string, string>>): LedgerItem {
  return { dataset, item: Object.fromEntries(Object.entries(attributes).map(([name, text]) => [name, { S: text }])) };
}
