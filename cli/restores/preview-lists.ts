import type { RecordClass } from '../../client/__generated__/graphql.ts';
import type { Found } from '../../client/restores/plan.ts';
import type { PreviewList, RestoreApi } from '../../client/restores/restore-api.ts';
import { tryAgain } from '../try-again.ts';

/** The first differences of one class of one table, and how many there are. */
export interface ListedDifferences extends PreviewList {
  readonly table: string;
  readonly recordClass: RecordClass;
  readonly count: number;
}

/** Reads every list of a check that is not empty, table by table. */
export async function previewLists(
  api: Pick<RestoreApi, 'preview'>,
  id: string,
  { tables }: Pick<Found, 'tables'>,
): Promise<readonly ListedDifferences[]> {
  const lists: ListedDifferences[] = [];
  for (const { table, added, changed, onlyHere, refused } of tables) {
    const counts = { ADD: added, CHANGE: changed, ONLY_HERE: onlyHere, REFUSED: refused } as const;
    for (const recordClass of ['ADD', 'CHANGE', 'ONLY_HERE', 'REFUSED'] as const) {
      const count = counts[recordClass];
      if (count === 0) continue;
      lists.push({ ...(await tryAgain(() => api.preview(id, table, recordClass))), table, recordClass, count });
    }
  }
  return lists;
}

/** How many differences a list shows. */
export function listedCount({ records, refused }: PreviewList): number {
  return records.length + refused.length;
}
