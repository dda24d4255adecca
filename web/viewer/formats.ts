import type { Language } from './words/languages.ts';
import { languages } from './words/languages.ts';

/** Writes days, numbers and amounts in one language. */
export interface Formats {
  /** `2025-01-31`. Any other text stays as it is. */
  readonly day: (day: string) => string;
  /** The same in full, for sentences. */
  readonly longDay: (day: string) => string;
  /** `2025-01` */
  readonly month: (month: string) => string;
  /** The number of a month, for an axis. */
  readonly monthOfYear: (month: string) => string;
  readonly year: (year: string) => string;
  readonly instant: (instant: string) => string;
  readonly count: (count: number) => string;
  readonly size: (bytes: number) => string;
  /** An exact decimal of any length, in yen. */
  readonly yen: (amount: string) => string;
  /** A part of one, such as `12.3 %`. */
  readonly share: (part: number) => string;
  readonly list: (texts: readonly string[]) => string;
}

export function formatsFor(language: Language): Formats {
  const { locale, monthStyle } = languages[language];
  const utc = { timeZone: 'UTC' } as const;
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...utc });
  const longDays = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...utc });
  const months = new Intl.DateTimeFormat(locale, { year: 'numeric', month: monthStyle, ...utc });
  const monthsOfYear = new Intl.DateTimeFormat(locale, { month: 'short', ...utc });
  const years = new Intl.DateTimeFormat(locale, { year: 'numeric', ...utc });
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const counts = new Intl.NumberFormat(locale);
  const sizes = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const lists = new Intl.ListFormat(locale);
  const known = new Map<string, string>();
  return {
    day(day) {
      let text = known.get(day);
      if (text === undefined) known.set(day, (text = isoDay.test(day) ? days.format(Date.parse(day)) : day));
      return text;
    },
    longDay: (day) => longDays.format(Date.parse(day)),
    month: (month) => months.format(Date.parse(month)),
    monthOfYear: (month) => monthsOfYear.format(Date.parse(month)),
    year: (year) => years.format(Date.parse(year)),
    instant: (instant) => instants.format(Date.parse(instant)),
    count: (count) => counts.format(count),
    size: (bytes) => (bytes < 1_000_000 ? `${sizes.format(bytes / 1000)} kB` : `${sizes.format(bytes / 1_000_000)} MB`),
    yen,
    share: (part) => shares.format(part),
    list: (texts) => lists.format(texts),
  };
}

/** By hand: older browsers turn a long decimal into a rounded number before they format it. */
function yen(amount: string): string {
  const [, sign = '', whole = amount, fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(amount) ?? [];
  return `${sign}¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`;
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/;
