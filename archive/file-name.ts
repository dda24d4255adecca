import type { Period } from '../ledger/period.ts';
import { ulidCharacter } from '../ledger/ulid.ts';

/** The facts that make the names of two copies differ. */
export interface NamedCopy {
  /** Null for a copy of everything. */
  readonly period: Period | null;
  /** The time of the request, as a local clock showed it (`wallClock`). */
  readonly requested: Date;
  /** The export's id, a ULID. */
  readonly id: string;
}

/**
 * The file's name on the person's own PC. It holds the days, the time of the request and the last characters of the
 * export's id. Two copies therefore have different names, even for the same days in the same second, or for two people.
 * The name is ASCII and contains nothing that a file system refuses.
 */
export function archiveFileName({ period, requested, id }: NamedCopy): string {
  const days = period ? `${period.from}_${period.to}` : 'all';
  const [date = '', time = ''] = requested.toISOString().split('T');
  return `myhome-account_${days}_${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}_${id.slice(-idCharacters)}.zip`;
}

/** True for a name that {@link archiveFileName} makes. Only such a name may go into headers and file systems. */
export function isArchiveFileName(name: string): boolean {
  return form.test(name);
}

/** Like {@link isArchiveFileName}, and true for a name of a version before 0.2, which ended after the days. */
export function isAnyArchiveFileName(name: string): boolean {
  return anyForm.test(name);
}

/** The random part of a ULID: a billion names for each second. */
const idCharacters = 6;

const days = String.raw`(?:all|\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2})`;
const instantAndId = String.raw`_\d{8}-\d{6}_${ulidCharacter}{${idCharacters}}`;
const form = new RegExp(String.raw`^myhome-account_${days}${instantAndId}\.zip$`);
const anyForm = new RegExp(String.raw`^myhome-account_${days}(?:${instantAndId})?\.zip$`);
