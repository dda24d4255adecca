import type { LedgerNames } from '../names/ledger-names.ts';

/** The name of a record for a person: its day where it has one, and its kind or method. */
export interface RecordName {
  /** `YYYY-MM-DD` */
  readonly day: string | undefined;
  readonly name: string;
}

/** Names a record by its key. A key of another form is its own name. */
export function recordName(table: string, key: string, names: LedgerNames): RecordName {
  if (table === 'kinds') return { day: undefined, name: names.kind(key) };
  if (table === 'methods') return { day: undefined, name: names.method(key) };
  const match = /^(\d{4})(\d{2})(\d{2})#(.*)$/su.exec(key);
  if (!match) return { day: undefined, name: key };
  const [, year, month, date, rest = ''] = match;
  const day = `${year}-${month}-${date}`;
  const shownDay = Number.isNaN(Date.parse(day)) ? undefined : day;
  return { day: shownDay, name: table === 'slips' ? names.kind(rest.replace(/_[^_]*$/u, '')) : names.method(rest) };
}
