import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DatasetName } from '../../ledger/datasets.ts';
import { kinds } from '../../ledger/kinds.ts';
import { methods } from '../../ledger/methods.ts';
import { dayBefore, daysBetween } from './calendar.ts';
import { family } from './family.ts';
import type { Household, NotableSlip } from './household.ts';
import { createRandom } from './random.ts';
import { createWallet } from './wallet.ts';

/** One item as its table holds it, without `owner`, which is added when the ledger is planted. */
export interface LedgerItem {
  readonly dataset: DatasetName;
  readonly item: Readonly<Record<string, AttributeValue>>;
}

/** A household's whole ledger, generated while it is read. Every reading gives the same items. */
export type Ledger = Iterable<LedgerItem>;

/**
 * A believable household account book. The masters come first, then each day's slips, with one balance row per method
 * at the end of each day. The same arguments give the same items, on any machine and at any time.
 *
 * Balance rows agree with the slips by `effectsOf`. The first balance rows are dated the day before `from`, and hold
 * the opening balances. The slips that the household entered ahead of time (see {@link Household.notable}) come last
 * and affect no balance row.
 *
 * @param options.seed a whole number
 * @param options.from first day, `YYYY-MM-DD`, included
 * @param options.to last day, `YYYY-MM-DD`, included
 * @param options.household the household that keeps the book; the family of four by default
 * @throws RangeError when `from` or `to` is not a valid day or they are reversed
 */
export function generateLedger(options: { seed: number; from: string; to: string; household?: Household }): Ledger {
  const { seed, from, to, household = family } = options;
  const days = () => daysBetween(from, to);
  // Checked here, so that this call refuses a wrong date, and not the first reading.
  const opening = dayBefore(from);
  days().next();

  return {
    *[Symbol.iterator]() {
      for (const kind of kinds) yield { dataset: 'kinds', item: stringItem({ ...kind }) };
      for (const method of methods) yield { dataset: 'methods', item: stringItem({ ...method }) };

      const random = createRandom(seed);
      const wallet = createWallet(household, random);
      const slipItem = (slip: NotableSlip): LedgerItem => ({ dataset: 'slips', item: itemOfSlip(slip, random.uuid()) });

      yield* balanceItems(opening.date, wallet.held());
      let last = opening.date;
      for (const day of days()) {
        for (const slip of wallet.live(day)) yield slipItem(slip);
        yield* balanceItems(day.date, wallet.held());
        last = day.date;
      }
      for (const slip of household.notable) if (slip.date > last) yield slipItem(slip);
    },
  };
}

function itemOfSlip({ date, kindCode, methodCode, yen, memo }: NotableSlip, id: string): LedgerItem['item'] {
  const sequence = `${kindCode}_${id}`;
  return {
    entry: { S: `${date}#${sequence}` },
    tgt_date: { S: date },
    kind_cd_seq: { S: sequence },
    method_cd: { S: methodCode },
    value: { N: String(yen) },
    // The original stores an empty memo as one space.
    ...(memo === undefined ? {} : { memo: { S: memo === '' ? ' ' : memo } }),
  };
}

function* balanceItems(date: string, held: ReadonlyMap<string, number>): Generator<LedgerItem> {
  for (const [methodCode, yen] of held) {
    yield {
      dataset: 'balances',
      item: {
        entry: { S: `${date}#${methodCode}` },
        tgt_date: { S: date },
        method_cd: { S: methodCode },
        value: { N: String(yen) },
      },
    };
  }
}

function stringItem(attributes: Readonly<Record<string, string>>): LedgerItem['item'] {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, { S: value }]));
}
