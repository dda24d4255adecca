import { isDated } from './dated-names.ts';

/** Why a ledger cannot be made exactly as in a copy. */
export type ExactObstacle = 'SALVAGED' | 'LINES_REFUSED';

/** The facts of a check that decide it. */
interface FoundFacts {
  readonly salvaged: boolean;
  readonly tables: readonly { readonly table: string; readonly refused: number }[];
}

/**
 * Why a copy can be added or put back, but the ledger not be made exactly like it; null when it can. Exact deletes what
 * the copy does not have. A record whose line was lost or refused was in the ledger that was copied, so its lack is no
 * reason to delete it (decision 0030). Masters are never deleted, so a refused master is no obstacle.
 */
export function exactObstacle({ salvaged, tables }: FoundFacts): ExactObstacle | null {
  if (salvaged) return 'SALVAGED';
  for (const { table, refused } of tables) if (refused > 0 && isDated(table)) return 'LINES_REFUSED';
  return null;
}
