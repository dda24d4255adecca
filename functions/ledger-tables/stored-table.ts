import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Dataset } from '../../ledger/datasets.ts';
import type { Layout } from '../../ledger/layouts/layout.ts';

/** A table of the ledger as it lies in DynamoDB, and the owner whose records are meant. */
export interface StoredTable {
  readonly dynamodb: DynamoDBClient;
  readonly tableName: string;
  readonly dataset: Dataset;
  /** How the tables of the ledger are keyed. */
  readonly layout: Layout;
  /** A Cognito identity id. */
  readonly owner: string;
}
