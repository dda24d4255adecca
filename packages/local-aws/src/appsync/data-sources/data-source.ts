import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LambdaClient } from '@aws-sdk/client-lambda';

/** Clients whose credentials are those of a data source's service role, pointed at the host's own endpoints. */
export interface DataSourceClients {
  dynamodb(serviceRoleArn: string): DynamoDBClient;
  lambda(serviceRoleArn: string): LambdaClient;
}

/** A data source, called with what a request handler returned. */
export type DataSource = (request: unknown, signal: AbortSignal) => Promise<DataSourceAnswer>;

/** What the response handler finds in `ctx.result` and `ctx.error`. A failed condition gives both. */
export interface DataSourceAnswer {
  readonly result: unknown;
  readonly error?: { readonly message: string; readonly type: string };
}

/** The request object is not one that the data source takes. Ends the field: the response handler is not called. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
}
