import { endedByStatus } from '../../ledger/export-status.ts';
import type { ExportStatus } from '../__generated__/graphql.ts';

/** The fields of an export that the page needs in order to keep it. The components need the other fields. */
export interface VersionedExport {
  /** A ULID: a greater id is newer. */
  readonly id: string;
  readonly version: number;
  readonly status: ExportStatus;
}

/** The exports that are known so far. Immutable: every function below returns the same object when nothing changed. */
export interface KnownExports<E extends VersionedExport> {
  /** Newest first. */
  readonly list: readonly E[];
  /** Ids of deleted exports. A late event must not bring an export back, and an id is never used again. */
  readonly removed: ReadonlySet<string>;
}

export const noExports: KnownExports<never> = { list: [], removed: new Set() };

/**
 * Takes in the state of one export from an event, an answer or a query. The order does not matter, and repetition does
 * no harm. The higher version wins. At equal versions only EXPIRED is news, because it comes from the clock and changes
 * no row.
 */
export function takeExport<E extends VersionedExport>(known: KnownExports<E>, incoming: E): KnownExports<E> {
  if (known.removed.has(incoming.id)) return known;
  const held = findExport(known, incoming.id);
  if (held && !isNews(held, incoming)) return known;
  const others = known.list.filter((one) => one.id !== incoming.id);
  return { ...known, list: [...others, incoming].toSorted(newestFirst) };
}

/**
 * Takes in the first page of the history. An export has been deleted elsewhere if it was known before the request, is
 * newer than the page's oldest row, and is not in the page. When the page and the list do not overlap, rows between
 * them are missing: then the page replaces the list.
 *
 * @param before the exports that were known when the page was requested.
 * @param isWhole true when the page is the whole history and nothing older exists.
 */
export function takeFirstPage<E extends VersionedExport>(
  known: KnownExports<E>,
  page: readonly E[],
  before: KnownExports<E>,
  isWhole: boolean,
): { known: KnownExports<E>; joins: boolean } {
  const taken = page.reduce(takeExport, known);
  const oldest = page.at(-1)?.id;
  const joins = isWhole || before.list.length === 0 || page.some(({ id }) => before.list.some((one) => one.id === id));
  const inPage = new Set(page.map(({ id }) => id));
  const gone = before.list.filter(
    ({ id }) => !inPage.has(id) && (isWhole || !joins || (oldest !== undefined && id > oldest)),
  );
  return { known: joins ? gone.reduce((rest, { id }) => removeExport(rest, id), taken) : forget(taken, gone), joins };
}

export function removeExport<E extends VersionedExport>(known: KnownExports<E>, id: string): KnownExports<E> {
  if (known.removed.has(id)) return known;
  return { list: known.list.filter((one) => one.id !== id), removed: new Set([...known.removed, id]) };
}

export function findExport<E extends VersionedExport>(known: KnownExports<E>, id: string): E | undefined {
  return known.list.find((one) => one.id === id);
}

const ended: Record<ExportStatus, boolean> = endedByStatus;

export function hasEnded(status: ExportStatus): boolean {
  return ended[status];
}

/**
 * Whether an event is ambiguous. A deletion sends the ended export once more at its old version, and so looks like a
 * duplicate of the event that ended the export. Only the server knows which it is, so ask the server.
 */
export function mayBeDeletion<E extends VersionedExport>(known: KnownExports<E>, incoming: E): boolean {
  if (!hasEnded(incoming.status) || known.removed.has(incoming.id)) return false;
  const held = findExport(known, incoming.id);
  return !held || (hasEnded(held.status) && incoming.version <= held.version);
}

function isNews(held: VersionedExport, incoming: VersionedExport): boolean {
  if (incoming.version !== held.version) return incoming.version > held.version;
  return incoming.status === 'EXPIRED' && held.status === 'READY';
}

/** These rows may still exist, but they are older than a gap. "More" brings them back. */
function forget<E extends VersionedExport>(known: KnownExports<E>, gone: readonly E[]): KnownExports<E> {
  const ids = new Set(gone.map(({ id }) => id));
  return { ...known, list: known.list.filter(({ id }) => !ids.has(id)) };
}

function newestFirst(a: VersionedExport, b: VersionedExport): number {
  return a.id < b.id ? 1 : -1;
}
