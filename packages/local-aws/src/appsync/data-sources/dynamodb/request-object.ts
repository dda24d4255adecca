import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { JsonObject } from '../../../json.ts';
import { isJsonObject, shown } from '../../../json.ts';
import { RequestRefused } from '../data-source.ts';
import { toSdkItem } from './attribute-values.ts';

/** An expression of a request, ready for the SDK. */
export interface SdkExpression {
  readonly expression: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, AttributeValue>>;
}

/**
 * @throws RequestRefused when the request has a member that is not in `accepted`, so that no member is ignored
 * silently.
 */
export function onlyMembers(request: JsonObject, accepted: readonly string[], where: string): void {
  const unknown = Object.keys(request).find((key) => !accepted.includes(key));
  if (unknown === undefined) return;
  throw new RequestRefused(
    `${where}: ${unknown} is not supported by the local host; supported: ${accepted.join(', ')}.`,
  );
}

/** Reads `{expression, expressionNames?, expressionValues?}`. Returns undefined when it was omitted. */
export function readExpression(
  value: unknown,
  where: string,
  alsoAccepted: readonly string[] = [],
): SdkExpression | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isJsonObject(value))
    throw new RequestRefused(
      `${where}: expected {expression, expressionNames, expressionValues}, got ${shown(value)}.`,
    );
  onlyMembers(value, ['expression', 'expressionNames', 'expressionValues', ...alsoAccepted], where);
  const { expression, expressionNames, expressionValues } = value;
  if (typeof expression !== 'string' || expression === '')
    throw new RequestRefused(`${where}.expression: expected a text, got ${shown(expression)}.`);
  return {
    expression,
    names: readNames(expressionNames, where),
    values: isNothing(expressionValues) ? {} : toSdkItem(expressionValues, `${where}.expressionValues`),
  };
}

/**
 * Merges the names and values of all expressions of one request, as the SDK needs them.
 * @throws RequestRefused when two expressions use one placeholder for different things. AppSync merges them too, and
 * does not document which one it uses.
 */
export function mergedPlaceholders(...expressions: readonly (SdkExpression | undefined)[]): {
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, AttributeValue>;
} {
  const given = expressions.filter((expression) => expression !== undefined);
  const names = merged(given.map((expression) => expression.names));
  const values = merged(given.map((expression) => expression.values));
  return {
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
  };
}

export function readBoolean(request: JsonObject, key: string): boolean | undefined {
  const value = request[key];
  if (isNothing(value)) return undefined;
  if (typeof value === 'boolean') return value;
  throw new RequestRefused(`${key}: expected a boolean, got ${shown(value)}.`);
}

export function readString(request: JsonObject, key: string): string | undefined {
  const value = request[key];
  if (isNothing(value)) return undefined;
  if (typeof value === 'string') return value;
  throw new RequestRefused(`${key}: expected a string, got ${shown(value)}.`);
}

export function readLimit(request: JsonObject): number | undefined {
  const limit = request['limit'];
  if (isNothing(limit)) return undefined;
  if (typeof limit === 'number' && Number.isInteger(limit) && limit > 0) return limit;
  throw new RequestRefused(`limit: expected a whole number above 0, got ${shown(limit)}.`);
}

function readNames(value: unknown, where: string): Record<string, string> {
  if (isNothing(value)) return {};
  if (isJsonObject(value) && Object.values(value).every((name) => typeof name === 'string'))
    return value as Record<string, string>;
  throw new RequestRefused(`${where}.expressionNames: expected an object of attribute names, got ${shown(value)}.`);
}

function merged<T>(parts: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  const all: Record<string, T> = {};
  for (const [placeholder, meaning] of parts.flatMap((part) => Object.entries(part))) {
    const before = all[placeholder];
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(meaning)) {
      throw new RequestRefused(
        `${placeholder} has two meanings in one request: ${shown(before)} and ${shown(meaning)}.`,
      );
    }
    all[placeholder] = meaning;
  }
  return all;
}

function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
