import type { Period } from '../ledger/period.ts';

/** What makes two copies' names differ. */
export interface NamedCopy {
  /** Null for a copy of everything. */
  readonly period: Period | null;
  /** When the copy was asked for, as a local clock showed it (`wallClock`). */
  readonly requested: Date;
  /** The export's id, a ULID. */
  readonly id: string;
}

/**
 * What the file is called on the person's own PC: which days, when the copy was asked for, and the last characters of the export's id. So no two
 * copies have one name, though they be of the same days and the same second, or of two people. ASCII, and nothing that a file system refuses.
 */
export function archiveFileName({ period, requested, id }: NamedCopy): string {
  const days = period ? `${period.from}_${period.to}` : 'all';
  const [date = '', time = ''] = requested.toISOString().split('T');
  return `myhome-account_${days}_${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}_${id.slice(-idCharacters)}.zip`;
}

/** True for a name that {@link archiveFileName} makes. It goes into headers and file systems: nothing else may. */
export function isArchiveFileName(name: string): boolean {
  return form.test(name);
}

/** The random part of a ULID: a billion names for each second. */
const idCharacters = 6;

const form = /^myhome-account_(?:all|\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2})_\d{8}-\d{6}_[0-9A-HJKMNP-TV-Z]{6}\.zip$/;
