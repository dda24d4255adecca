import { cashMethodCode } from '../../ledger/methods.ts';
import type { Day } from './calendar.ts';
import type { Habit, Household, NotableSlip, Occasion } from './household.ts';
import type { Random } from './random.ts';

/** The purchases, income and returns that the habits cause on a day, in no particular order. */
export function* purchasesOf(household: Household, day: Day, random: Random): Generator<NotableSlip> {
  for (const habit of household.habits) {
    for (let times = timesOn(day, habit.when, random); times > 0; times--) {
      const slip = {
        date: day.date,
        kindCode: habit.kindCode,
        methodCode: methodOn(day, habit, random),
        yen: priceOn(day, habit, random),
      };
      const memo = random.pick(habit.memos);
      yield random.chance(0.004) ? slip : { ...slip, memo };
      if (habit.kindCode === 'living' && random.chance(0.015)) yield { ...slip, yen: -slip.yen, memo: `返品: ${memo}` };
    }
  }
}

/** The yearly rise of prices since 2016, in thousandths. A round figure near the consumer price index's. */
const yearlyRise = 15;

/** Only `+ - * /`: the last bit of `**` may differ between engines, and then a price would differ too. */
function priceOn(day: Day, { yen: [least, most], stepYen = 1, byMonth }: Habit, random: Random): number {
  const grown = (1 + (yearlyRise * (day.year - 2016)) / 1_000) * (byMonth?.[day.month - 1] ?? 1);
  const share = random.integer(0, 1_000) / 1_000;
  // Squared, so that cheap things are bought more often than expensive ones.
  return Math.round(((least + share * share * (most - least)) * grown) / stepYen) * stepYen;
}

/** PayPay started on 5 October 2018. Before that, its purchases were paid in cash. */
const payPayOpened = '20181005';

function methodOn(day: Day, habit: Habit, random: Random): string {
  const methodCode = random.pick(habit.methodCodes);
  return methodCode === 'paypay' && day.date < payPayOpened ? cashMethodCode : methodCode;
}

function timesOn(day: Day, when: Occasion, random: Random): number {
  if ('dayOfMonth' in when) {
    const isTheMonth = when.months?.includes(day.month) ?? true;
    const isTheDay = day.dayOfMonth === when.dayOfMonth || (day.isLastOfMonth && day.dayOfMonth < when.dayOfMonth);
    return isTheMonth && isTheDay ? 1 : 0;
  }
  const [first, last] = when.season ?? ['0101', '1231'];
  const monthAndDay = day.date.slice(4);
  if (monthAndDay < first || monthAndDay > last) return 0;
  const expected = day.isWeekend ? (when.timesAWeekendDay ?? when.timesADay) : when.timesADay;
  return Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
}
