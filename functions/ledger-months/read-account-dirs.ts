import { paginateQuery, paginateScan } from '@aws-sdk/client-dynamodb';
import type { AccountDir } from '../../ledger/kinds.ts';
import { isAccountDir } from '../../ledger/kinds.ts';
import { readWayOf } from '../../ledger/layouts/layout.ts';
import { partitionText } from '../ledger-tables/partition-text.ts';
import type { StoredTable } from '../ledger-tables/stored-table.ts';
import type { AccountDirs } from './part-tally.ts';

/** The direction of each of the owner's kinds. A kind without a known direction is left out. */
export async function readAccountDirs(table: StoredTable): Promise<AccountDirs> {
  const { dynamodb: client, tableName: TableName, layout, dataset } = table;
  const found = new Map<string, AccountDir>();
  const ProjectionExpression = 'kind_cd, account_dir';
  const pages =
    readWayOf(layout, dataset) === 'scan'
      ? paginateScan({ client }, { TableName, ProjectionExpression })
      : paginateQuery(
          { client },
          {
            TableName,
            ProjectionExpression,
            KeyConditionExpression: '#partition = :partition',
            ExpressionAttributeNames: { '#partition': layout.tables[dataset.name].partition.attribute },
            ExpressionAttributeValues: { ':partition': { S: partitionText(table) } },
          },
        );
  for await (const { Items = [] } of pages) {
    for (const { kind_cd: code, account_dir: direction } of Items)
      if (code?.S !== undefined && isAccountDir(direction?.S)) found.set(code.S, direction.S);
  }
  return found;
}
