import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { paginateQuery } from '@aws-sdk/client-dynamodb';
import type { AccountDir } from '../../ledger/kinds.ts';
import { isAccountDir } from '../../ledger/kinds.ts';
import type { AccountDirs } from './part-tally.ts';

/** The direction of each of the owner's kinds. A kind without a known direction is left out. */
export async function readAccountDirs(
  dynamodb: DynamoDBClient,
  { tableName, owner }: { readonly tableName: string; readonly owner: string },
): Promise<AccountDirs> {
  const found = new Map<string, AccountDir>();
  const pages = paginateQuery(
    { client: dynamodb },
    {
      TableName: tableName,
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': { S: owner } },
      ProjectionExpression: 'kind_cd, account_dir',
    },
  );
  for await (const { Items = [] } of pages) {
    for (const { kind_cd: code, account_dir: direction } of Items)
      if (code?.S !== undefined && isAccountDir(direction?.S)) found.set(code.S, direction.S);
  }
  return found;
}
