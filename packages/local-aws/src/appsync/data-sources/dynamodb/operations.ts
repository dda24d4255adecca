import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { JsonObject } from '../../../json.ts';
import { shown } from '../../../json.ts';
import { RequestRefused } from '../data-source.ts';
import { toPlainItem, toSdkItem } from './attribute-values.ts';
import type { Condition } from './condition.ts';
import { readCondition } from './condition.ts';
import {
  mergedPlaceholders,
  onlyMembers,
  readBoolean,
  readExpression,
  readLimit,
  readString,
} from './request-object.ts';
import type { Table } from './table.ts';

/** One prepared call. A conditional call also has the key to read when its condition fails. */
export interface PreparedOperation {
  readonly send: (table: Table, signal: AbortSignal) => Promise<unknown>;
  readonly conditional?: {
    readonly condition: Condition;
    readonly key: Record<string, AttributeValue>;
    readonly kind: 'put' | 'update' | 'delete';
    /** The item of a Put. */
    readonly item?: Record<string, AttributeValue>;
  };
}

/**
 * The supported operations. Each function reads a request without side effects, and throws `RequestRefused` for a
 * request that AppSync would refuse.
 */
export const operations: Readonly<Record<string, (request: JsonObject) => PreparedOperation>> = {
  GetItem(request) {
    onlyMembers(request, ['operation', 'version', 'key', 'consistentRead', 'projection'], 'GetItem');
    const key = toSdkItem(request['key'], 'GetItem.key');
    const projection = readExpression(request['projection'], 'GetItem.projection');
    return {
      send: async ({ client, tableName }, signal) => {
        const input = {
          TableName: tableName,
          Key: key,
          ConsistentRead: readBoolean(request, 'consistentRead') ?? false,
          ...(projection === undefined
            ? {}
            : { ProjectionExpression: projection.expression, ...mergedPlaceholders(projection) }),
        };
        const { Item } = await client.send(new GetItemCommand(input), { abortSignal: signal });
        return Item === undefined ? null : toPlainItem(Item);
      },
    };
  },

  PutItem(request) {
    onlyMembers(request, ['operation', 'version', 'key', 'attributeValues', 'condition'], 'PutItem');
    const key = toSdkItem(request['key'], 'PutItem.key');
    const item = { ...toSdkItem(request['attributeValues'] ?? {}, 'PutItem.attributeValues'), ...key };
    const condition = readCondition(request['condition']);
    return {
      send: async ({ client, tableName }, signal) => {
        await client.send(new PutItemCommand({ TableName: tableName, Item: item, ...conditionInput(condition) }), {
          abortSignal: signal,
        });
        return toPlainItem(item);
      },
      ...(condition === undefined ? {} : { conditional: { condition, key, item, kind: 'put' } }),
    };
  },

  UpdateItem(request) {
    onlyMembers(request, ['operation', 'version', 'key', 'update', 'condition'], 'UpdateItem');
    const key = toSdkItem(request['key'], 'UpdateItem.key');
    const update = readExpression(request['update'], 'UpdateItem.update');
    if (update === undefined)
      throw new RequestRefused(`UpdateItem.update: expected an expression, got ${shown(request['update'])}.`);
    const condition = readCondition(request['condition']);
    return {
      send: async ({ client, tableName }, signal) => {
        const input = {
          TableName: tableName,
          Key: key,
          UpdateExpression: update.expression,
          ReturnValues: 'ALL_NEW' as const,
          ...conditionInput(condition),
          ...mergedPlaceholders(update, condition?.expression),
        };
        const { Attributes } = await client.send(new UpdateItemCommand(input), { abortSignal: signal });
        return toPlainItem(Attributes ?? {});
      },
      ...(condition === undefined ? {} : { conditional: { condition, key, kind: 'update' } }),
    };
  },

  DeleteItem(request) {
    onlyMembers(request, ['operation', 'version', 'key', 'condition'], 'DeleteItem');
    const key = toSdkItem(request['key'], 'DeleteItem.key');
    const condition = readCondition(request['condition']);
    return {
      send: async ({ client, tableName }, signal) => {
        const input = {
          TableName: tableName,
          Key: key,
          ReturnValues: 'ALL_OLD' as const,
          ...conditionInput(condition),
        };
        const { Attributes } = await client.send(new DeleteItemCommand(input), { abortSignal: signal });
        return Attributes === undefined ? null : toPlainItem(Attributes);
      },
      ...(condition === undefined ? {} : { conditional: { condition, key, kind: 'delete' } }),
    };
  },

  Query(request) {
    onlyMembers(
      request,
      [
        'operation',
        'version',
        'query',
        'filter',
        'index',
        'nextToken',
        'limit',
        'scanIndexForward',
        'consistentRead',
        'select',
        'projection',
      ],
      'Query',
    );
    const query = readExpression(request['query'], 'Query.query');
    if (query === undefined)
      throw new RequestRefused(`Query.query: expected a key condition, got ${shown(request['query'])}.`);
    const filter = readExpression(request['filter'], 'Query.filter');
    const projection = readExpression(request['projection'], 'Query.projection');
    const limit = readLimit(request);
    const index = readString(request, 'index');
    const token = readString(request, 'nextToken');
    return {
      send: async ({ client, tableName, pageTokens }, signal) => {
        const meant = { tableName, index, query, filter, forward: readBoolean(request, 'scanIndexForward') ?? true };
        const input = {
          TableName: tableName,
          KeyConditionExpression: query.expression,
          ConsistentRead: readBoolean(request, 'consistentRead') ?? false,
          ScanIndexForward: meant.forward,
          ...mergedPlaceholders(query, filter, projection),
          ...(filter === undefined ? {} : { FilterExpression: filter.expression }),
          ...(projection === undefined ? {} : { ProjectionExpression: projection.expression }),
          ...(index === undefined ? {} : { IndexName: index }),
          ...(limit === undefined ? {} : { Limit: limit }),
          ...(token === undefined ? {} : { ExclusiveStartKey: pageTokens.open(token, meant) }),
          ...select(request),
        };
        const {
          Items = [],
          LastEvaluatedKey,
          ScannedCount = 0,
        } = await client.send(new QueryCommand(input), { abortSignal: signal });
        return {
          items: Items.map(toPlainItem),
          nextToken: LastEvaluatedKey === undefined ? null : pageTokens.seal(LastEvaluatedKey, meant),
          scannedCount: ScannedCount,
        };
      },
    };
  },
};

function conditionInput(condition: Condition | undefined) {
  return condition === undefined
    ? {}
    : { ConditionExpression: condition.expression.expression, ...mergedPlaceholders(condition.expression) };
}

function select(request: JsonObject): { Select?: 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' } {
  const wish = readString(request, 'select');
  if (wish === undefined) return {};
  if (wish === 'ALL_ATTRIBUTES' || wish === 'ALL_PROJECTED_ATTRIBUTES') return { Select: wish };
  throw new RequestRefused(`select: expected ALL_ATTRIBUTES or ALL_PROJECTED_ATTRIBUTES, got ${shown(wish)}.`);
}
