import { effectsOf, kinds } from '../../ledger/kinds.ts';
import { cashMethodCode } from '../../ledger/methods.ts';
import type { Day } from './calendar.ts';
import { purchasesOf } from './habits.ts';
import type { Household, NotableSlip } from './household.ts';
import type { Random } from './random.ts';

/**
 * The money of a household, and how a day changes it. Whole yen: sums of ten years stay far below the limit of exact
 * whole numbers in a double.
 */
export interface Wallet {
  /** The present amount of each method, in the order of the household's methods. */
  held(): ReadonlyMap<string, number>;
  /**
   * One day's slips: purchases and particular slips, each after the top-ups that it needs, and at the end of a month
   * the deposit.
   */
  live(day: Day): Generator<NotableSlip>;
}

export function createWallet(household: Household, random: Random): Wallet {
  const held = new Map(Object.entries(household.openingYen));
  const holds = (methodCode: string) => held.get(methodCode) ?? 0;

  function* post(slip: NotableSlip): Generator<NotableSlip> {
    for (const { methodCode, amount } of effects(slip)) {
      const short = () => holds(methodCode) + Number(amount) < 0;
      const source = household.topUps.find((topUp) => topUp.methodCode === methodCode);
      while (source !== undefined && short()) {
        yield* post({
          date: slip.date,
          kindCode: source.kindCode,
          methodCode,
          yen: source.yen,
          memo: random.pick(source.memos),
        });
      }
    }
    for (const { methodCode, amount } of effects(slip)) held.set(methodCode, holds(methodCode) + Number(amount));
    yield slip;
  }

  return {
    held: () => held,
    *live(day) {
      for (const slip of purchasesOf(household, day, random)) yield* post(slip);
      for (const slip of household.notable) if (slip.date === day.date) yield* post(slip);
      const { aboveYen, keptYen } = household.deposit;
      const cash = holds(cashMethodCode);
      if (day.isLastOfMonth && cash > aboveYen) {
        // Rounded to the thousand, because a machine takes only notes.
        const yen = -Math.floor((cash - keptYen) / 1_000) * 1_000;
        yield* post({ date: day.date, kindCode: 'withdrow', methodCode: cashMethodCode, yen, memo: '預け入れ' });
      }
    },
  };
}

const accountDirs = new Map(kinds.map((kind) => [kind.kind_cd, kind.account_dir]));

function effects({ kindCode, methodCode, yen }: NotableSlip) {
  const accountDir = accountDirs.get(kindCode);
  if (accountDir === undefined)
    throw new RangeError(
      `Expected a kind that ledger/kinds.ts lists, but the household has ${JSON.stringify(kindCode)}.`,
    );
  return effectsOf({ accountDir, methodCode, value: String(yen) });
}
