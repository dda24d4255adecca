import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LambdaClient } from '@aws-sdk/client-lambda';

/** Clients that use the credentials of a data source's service role and call the host's endpoints. */
export interface DataSourceClients {
  dynamodb(serviceRoleArn: string): DynamoDBClient;
  lambda(serviceRoleArn: string): LambdaClient;
}

/** A data source. `request` is the value that the request handler returned. */
export type DataSource = (request: unknown, signal: AbortSignal) => Promise<DataSourceResult>;

/** The values of `ctx.result` and `ctx.error` for the response handler. A failed condition sets both. */
export interface DataSourceResult {
  readonly result: unknown;
  readonly error?: { readonly message: string; readonly type: string };
}

/** The data source does not accept the request object. The field ends, and the response handler is not called. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
}
