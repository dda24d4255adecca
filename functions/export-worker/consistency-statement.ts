import type { ConsistencyStatement } from '../../archive/manifest.ts';
import type { ConsistencyLevel, LedgerVersion } from '../../ledger/ledger-version.ts';
import { consistencyBetween } from '../../ledger/ledger-version.ts';

/** What the manifest says of a pass between two readings of the ledger's version. */
export function consistencyStatement(
  before: LedgerVersion,
  after: LedgerVersion,
  rules: { readonly allWritersKeepFence: boolean },
): ConsistencyStatement {
  const level = consistencyBetween(before, after, rules);
  return { level, statement: statements[level] };
}

const eachPage = 'Each page of each table was read strongly consistent, one after the other.';

const statements: Readonly<Record<ConsistencyLevel, string>> = {
  UNCHANGED_WHILE_READ: `${eachPage} Nothing was written through this application between the first read and the last.`,
  CHANGED_WHILE_READ: `${eachPage} The ledger was written to meanwhile: rows of those writes may be in it or not, each for itself.`,
  EACH_PAGE: `${eachPage} Rows written while the export ran may be in it or not, each for itself.`,
};
