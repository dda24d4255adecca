import type { ArchiveLedgerOptions } from '../../archive/archive-ledger.ts';
import { requireEnvironment, tableVariable } from '../../functions/environment.ts';
import { QueryPages } from '../../functions/export-worker/query-pages.ts';
import { createDynamodb } from '../../functions/owner/clients.ts';
import type { DatasetName } from '../../ledger/datasets.ts';
import { byDataset } from '../../ledger/datasets.ts';
import { benchOwner } from '../bench-owner.ts';
import { syntheticPeriod } from '../synthetic-ledger.ts';

const dynamodb = createDynamodb();

/** The pages of the whole ledger, read by the worker's own code. */
export function ledgerPages(signal: AbortSignal): Readonly<Record<DatasetName, QueryPages>> {
  return byDataset(
    (dataset) =>
      new QueryPages({
        dynamodb,
        owner: benchOwner,
        period: syntheticPeriod,
        signal,
        dataset,
        tableName: requireEnvironment(tableVariable(dataset.name)),
      }),
  );
}

/** The other input of `archiveLedger`, where its result is not used. */
export const unremarkable: Omit<ArchiveLedgerOptions, 'archive' | 'pages' | 'onPage'> = {
  openingBalances: () => Promise.resolve(new Map()),
  about: {
    ...{ exportId: 'bench', attempt: 1, owner: benchOwner, period: syntheticPeriod, language: 'ja' },
    ...{ requestedAt: '', startedAt: '' },
  },
  consistency: () => Promise.resolve({ level: 'EACH_PAGE', statement: '' }),
  now: () => new Date(),
};
