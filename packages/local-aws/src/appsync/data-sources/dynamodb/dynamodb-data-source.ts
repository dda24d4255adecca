import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { isJsonObject, shown } from '../../../json.ts';
import type { DataSource, DataSourceResult } from '../data-source.ts';
import { RequestRefused } from '../data-source.ts';
import { unreachableResult } from '../unreachable.ts';
import { toPlainItem } from './attribute-values.ts';
import { currentItem, holdsAlready } from './condition.ts';
import type { PreparedOperation } from './operations.ts';
import { operations } from './operations.ts';
import type { PageTokens } from './page-tokens.ts';
import { InvalidPageToken } from './page-tokens.ts';
import type { Table } from './table.ts';

/**
 * Carries out AppSync's DynamoDB request objects on a table. A refusal by DynamoDB becomes `ctx.error`, with a type
 * that starts with `DynamoDB:`.
 */
export function dynamodbDataSource(client: DynamoDBClient, tableName: string, pageTokens: PageTokens): DataSource {
  const table: Table = { client, tableName, pageTokens };
  return async (request, signal) => {
    const operation = prepared(request);
    try {
      return { result: await operation.send(table, signal) };
    } catch (error) {
      const unreachable = unreachableResult(error, 'DynamoDB');
      if (unreachable !== undefined) return unreachable;
      if (error instanceof InvalidPageToken) return { result: null, error: invalidPageToken };
      if (!(error instanceof DynamoDBServiceException)) throw error;
      if (error.name !== 'ConditionalCheckFailedException') return { result: null, error: described(error) };
      return afterFailedCondition(error, operation, table, signal);
    }
  };
}

function prepared(request: unknown): PreparedOperation {
  const name = isJsonObject(request) ? request['operation'] : undefined;
  const prepare = typeof name === 'string' && Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (prepare !== undefined && isJsonObject(request)) return prepare(request);
  throw new RequestRefused(
    `AMAZON_DYNAMODB: expected an operation of ${Object.keys(operations).join(', ')}, got ${shown(isJsonObject(request) ? name : request)}. The local host supports no others.`,
  );
}

async function afterFailedCondition(
  error: DynamoDBServiceException,
  { conditional }: PreparedOperation,
  table: Table,
  signal: AbortSignal,
): Promise<DataSourceResult> {
  if (conditional === undefined) throw error;
  const { condition, key, kind, item } = conditional;
  try {
    const stored = await currentItem(table.client, table.tableName, key, condition, signal);
    const result = stored === undefined ? null : toPlainItem(stored);
    if (kind === 'delete' && stored === undefined) return { result };
    if (kind === 'put' && stored !== undefined && item !== undefined && holdsAlready(stored, item, condition))
      return { result };
    return { result, error: described(error) };
  } catch (readError) {
    // Most likely the role may write but not read. The error that AppSync shows then is unproven.
    if (!(readError instanceof DynamoDBServiceException)) throw readError;
    return { result: null, error: described(readError) };
  }
}

/**
 * Recorded from the service. The scope of AWS's tokens is unproven. Here each token is valid for its own query only.
 */
const invalidPageToken = {
  type: 'DynamoDB:UserIllegalArgumentException',
  message: 'com.amazonaws.deepdish.common.pagination.InvalidPaginationTokenException: Invalid pagination token given.',
};

/** The exceptions that have a class in the Java SDK, on which AppSync runs. All others appear as their base class. */
const modelled = new Set([
  'ConditionalCheckFailedException',
  'InternalServerError',
  'ItemCollectionSizeLimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ResourceNotFoundException',
  'TransactionConflictException',
]);

function described(error: DynamoDBServiceException): { type: string; message: string } {
  const name = modelled.has(error.name) ? error.name : 'DynamoDbException';
  const { httpStatusCode = 400, requestId = 'unknown' } = error.$metadata;
  return {
    type: `DynamoDB:${name}`,
    message: `${error.message} (Service: DynamoDb, Status Code: ${httpStatusCode}, Request ID: ${requestId})`,
  };
}
