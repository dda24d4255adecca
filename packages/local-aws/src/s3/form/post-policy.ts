import { isJsonObject } from '../../json.ts';
import { S3Error } from '../s3-error.ts';

/** A condition of a POST policy. */
export type PostCondition =
  | { readonly kind: 'eq' | 'starts-with'; readonly field: string; readonly value: string }
  | { readonly kind: 'content-length-range'; readonly min: unknown; readonly max: unknown };

export interface PostPolicy {
  readonly expiresMs: number;
  readonly conditions: readonly PostCondition[];
}

/**
 * Reads a policy, base64 of JSON, as the form has it. Throws `InvalidPolicyDocument`; its sentences are those that S3
 * was seen to answer, where it was. Unproven: that S3 takes no other case of an operation's name.
 */
export function readPostPolicy(encoded: string): PostPolicy {
  const document = parse(encoded);
  const unexpected = Object.keys(document).find((name) => name !== 'expiration' && name !== 'conditions');
  if (unexpected !== undefined) throw invalid(`Unexpected: '${unexpected}'`);
  const { expiration, conditions } = document as { readonly expiration?: unknown; readonly conditions?: unknown };
  if (expiration === undefined) throw invalid('Policy missing expiration.');
  if (conditions === undefined) throw invalid('Policy missing conditions.');
  if (!Array.isArray(conditions)) throw invalid("Invalid 'conditions' value: must be a List.");
  return {
    expiresMs: timeOf(expiration),
    conditions: conditions.map((condition: unknown) => readCondition(condition)),
  };
}

function parse(encoded: string): Readonly<Record<string, unknown>> {
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(encoded)) throw invalid('invalid Base64 encoding.');
  try {
    const document: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64')),
    );
    if (isJsonObject(document)) return document;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw invalid('Invalid JSON.', error);
    throw error;
  }
  throw invalid('Invalid JSON.');
}

/** In UTC and with a Z: S3 takes no other form. */
function timeOf(expiration: unknown): number {
  const isTime = typeof expiration === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(expiration);
  const ms = isTime ? Date.parse(expiration) : Number.NaN;
  if (Number.isNaN(ms)) throw invalid(`Invalid 'expiration' value: '${String(expiration)}'`);
  return ms;
}

function readCondition(condition: unknown): PostCondition {
  if (Array.isArray(condition)) return readOperation(condition);
  if (!isJsonObject(condition)) throw invalid('Invalid Condition: must be a List or Object.');
  const [entry, ...others] = Object.entries(condition);
  if (entry === undefined || others.length > 0)
    throw invalid('Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.');
  const [name, value] = entry;
  if (typeof value !== 'string') throw invalid('Invalid Simple-Condition: value must be a string.');
  return { kind: 'eq', field: `$${name}`, value };
}

function readOperation(condition: readonly unknown[]): PostCondition {
  const [kind, first, second] = condition;
  if (typeof kind !== 'string') throw invalid('Invalid Condition: missing operation identifier.');
  if (kind !== 'eq' && kind !== 'starts-with' && kind !== 'content-length-range')
    throw invalid(`Invalid Condition: unknown operation '${kind}'.`);
  if (condition.length !== 3) throw invalid(`Invalid ${kind}: wrong number of arguments.`);
  if (kind === 'content-length-range') {
    const isBound = (bound: unknown) =>
      typeof bound === 'string' || (typeof bound === 'number' && Number.isSafeInteger(bound) && bound >= 0);
    if (!isBound(first) || !isBound(second)) throw invalid('Invalid JSON.');
    return { kind, min: first, max: second };
  }
  if (typeof first !== 'string' || typeof second !== 'string') throw invalid('Invalid JSON.');
  return { kind, field: first, value: second };
}

function invalid(what: string, cause?: unknown): S3Error {
  return new S3Error('InvalidPolicyDocument', `Invalid Policy: ${what}`, {}, { cause });
}
