import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { PageTokens } from './page-tokens.ts';

/** A table as one data source reaches it: by its client, with the credentials of its role. */
export interface Table {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly pageTokens: PageTokens;
}
