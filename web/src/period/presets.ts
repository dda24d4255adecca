import type { Days } from './days.ts';

export const presetNames = ['everything', 'thisMonth', 'lastMonth', 'thisYear', 'lastYear', 'fiscalYear'] as const;
export type PresetName = (typeof presetNames)[number];

/** Japan's fiscal year begins in April. */
const firstFiscalMonth = 3;

/**
 * The days of a preset, on the calendar of the person who looks at the page. Months and years are whole, because a slip
 * dated later in a month belongs to that month too.
 *
 * @param today local time, read at the click, because a page may stay open past midnight.
 */
export function presetPeriod(name: PresetName, today: Date): Days {
  const year = today.getFullYear();
  const month = today.getMonth();
  switch (name) {
    case 'everything':
      return 'everything';
    case 'thisMonth':
      return { from: day(year, month, 1), to: day(year, month + 1, 0) };
    case 'lastMonth':
      return { from: day(year, month - 1, 1), to: day(year, month, 0) };
    case 'thisYear':
      return { from: day(year, 0, 1), to: day(year, 11, 31) };
    case 'lastYear':
      return { from: day(year - 1, 0, 1), to: day(year - 1, 11, 31) };
    case 'fiscalYear': {
      const began = month >= firstFiscalMonth ? year : year - 1;
      return { from: day(began, firstFiscalMonth, 1), to: day(began + 1, firstFiscalMonth, 0) };
    }
  }
}

/** Months and days may overflow, as `Date` allows: day 0 is the last of the month before. */
function day(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}
