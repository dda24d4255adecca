import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { isJsonObject, shown } from '../../../json.ts';
import { RequestRefused } from '../data-source.ts';

/** Converts AppSync's typed values (numbers in `N`, `{NULL: null}`, base64 in `B`) to the SDK's. */
export function toSdkItem(values: unknown, where: string): Record<string, AttributeValue> {
  if (!isJsonObject(values))
    throw new RequestRefused(`${where}: expected an object of typed values, got ${shown(values)}.`);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, toSdkValue(value, `${where}.${name}`)]),
  );
}

export function toSdkValue(value: unknown, where: string): AttributeValue {
  const entries = isJsonObject(value) ? Object.entries(value) : [];
  const [entry] = entries;
  if (entry === undefined || entries.length !== 1) {
    throw new RequestRefused(
      `${where}: expected one typed value such as {"S": "…"} (util.dynamodb makes them), got ${shown(value)}.`,
    );
  }
  const [tag, content] = entry;
  const refuse = () => new RequestRefused(`${where}: ${shown(value)} is not a DynamoDB value.`);
  const list = (): readonly unknown[] => {
    if (!Array.isArray(content)) throw refuse();
    return content;
  };
  switch (tag) {
    case 'S':
      if (typeof content !== 'string') throw refuse();
      return { S: content };
    case 'N':
      return { N: numberText(content, refuse) };
    case 'BOOL':
      if (typeof content !== 'boolean') throw refuse();
      return { BOOL: content };
    case 'NULL':
      return { NULL: true };
    case 'B':
      return { B: bytes(content, refuse) };
    case 'SS':
      return { SS: list().map(String) };
    case 'NS':
      return { NS: list().map((member) => numberText(member, refuse)) };
    case 'BS':
      return { BS: list().map((member) => bytes(member, refuse)) };
    case 'L':
      return { L: list().map((member, index) => toSdkValue(member, `${where}[${index}]`)) };
    case 'M':
      return { M: toSdkItem(content, where) };
    default:
      throw refuse();
  }
}

/** An item as a response handler sees it: numbers as JSON numbers, sets as lists, binaries as base64. */
export function toPlainItem(item: Record<string, AttributeValue>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toPlainValue(value)]));
}

function toPlainValue(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  if (value.M !== undefined) return toPlainItem(value.M);
  if (value.L !== undefined) return value.L.map(toPlainValue);
  if (value.SS !== undefined) return value.SS;
  if (value.NS !== undefined) return value.NS.map(Number);
  if (value.B !== undefined) return Buffer.from(value.B).toString('base64');
  if (value.BS !== undefined) return value.BS.map((member) => Buffer.from(member).toString('base64'));
  throw new Error(`DynamoDB answered with an unknown kind of value: ${Object.keys(value).join(', ')}.`);
}

function numberText(content: unknown, refuse: () => Error): string {
  if (typeof content === 'number' && Number.isFinite(content)) return String(content);
  if (typeof content === 'string') return content;
  throw refuse();
}

function bytes(content: unknown, refuse: () => Error): Uint8Array {
  if (typeof content !== 'string') throw refuse();
  return Buffer.from(content, 'base64');
}
