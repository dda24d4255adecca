import type { Language } from './languages.ts';
import { languages } from './languages.ts';

/** Writes days, instants, numbers and sizes in one language. Amounts are yen, the ledger's only currency. */
export interface Formats {
  /** `2025-01-31` */
  readonly day: (day: string) => string;
  readonly period: (from: string, to: string) => string;
  /** `2025-01` */
  readonly month: (month: string) => string;
  /** An ISO 8601 instant, on the clock of the person who looks at the page. */
  readonly instant: (instant: string) => string;
  readonly count: (count: number) => string;
  readonly size: (bytes: number) => string;
  /** Exact for a decimal string of any length. */
  readonly yen: (amount: number | string) => string;
  /** Rounded, as short as the language can say it: `120万`, `1.2M`. */
  readonly yenShort: (amount: number) => string;
}

export function formatsFor(language: Language): Formats {
  const { locale, monthStyle } = languages[language];
  // A day has no time zone. It is written as the UTC day as which it is parsed.
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const longDays = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const months = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: monthStyle,
    timeZone: 'UTC',
  });
  // Narrow, because English otherwise writes JP¥, although the ledger knows only yen. Shown to the smallest part that
  // DynamoDB can hold, so nothing is rounded away.
  const yen = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'JPY',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 38,
  });
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const counts = new Intl.NumberFormat(locale);
  const sizes = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  return {
    day: (day) => days.format(Date.parse(day)),
    period: (from, to) => longDays.formatRange(Date.parse(from), Date.parse(to)),
    month: (month) => months.format(Date.parse(month)),
    instant: (instant) => instants.format(Date.parse(instant)),
    count: (count) => counts.format(count),
    size: (bytes) => scaled(bytes, (number) => sizes.format(number)),
    // Intl accepts any decimal string (ECMA-402 2023). TypeScript's type allows only literals of that form.
    yen: (amount) => yen.format(amount as number | `${number}`),
    yenShort: (amount) => short.format(amount),
  };
}

function scaled(bytes: number, format: (number: number) => string): string {
  if (bytes < 1000) return `${format(bytes)} B`;
  if (bytes < 1_000_000) return `${format(bytes / 1000)} kB`;
  return `${format(bytes / 1_000_000)} MB`;
}
