import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { PageTokens } from './page-tokens.ts';

/** A table and one data source's client for it. The client has the credentials of the data source's role. */
export interface Table {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly pageTokens: PageTokens;
}
