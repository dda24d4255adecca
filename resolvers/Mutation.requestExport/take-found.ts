import { defaultLanguage } from '../../ledger/language.ts';
import type { ExportRow } from '../export-row.ts';
import { isOfDays } from '../export-row.ts';
import type { RequestStash } from './stash.ts';

/**
 * Handles an id that is in use. A repeat of the same request is answered with its export. Any other request is refused
 * (`reused`) at the end of the pipeline, because a reservation may have to be released first. A request for a deleted
 * export does not restore it.
 */
export function takeFound(stash: RequestStash, row: ExportRow): void {
  stash.found = true;
  if (row.deletedAt) {
    stash.reused = `requestId ${stash.id} was used for an export that has been deleted since. Use a new one.`;
  } else if (!isOfDays(row, stash.from, stash.to)) {
    stash.reused = `requestId ${stash.id} was used for ${daysOf(row.from, row.to)} before; it cannot stand for ${daysOf(stash.from, stash.to)}. Use a new one.`;
  } else if ((row.language ?? defaultLanguage) !== stash.language) {
    stash.reused = `requestId ${stash.id} was used for a copy in the language ${row.language ?? defaultLanguage} before; it cannot stand for one in ${stash.language}. Use a new one.`;
  } else {
    stash.row = row;
  }
}

function daysOf(from: string | null | undefined, to: string | null | undefined): string {
  return from && to ? `${from} to ${to}` : 'everything';
}
