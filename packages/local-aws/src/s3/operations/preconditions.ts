import { S3Error } from '../s3-error.ts';
import type { StoredObject } from '../storage/stored-object.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * Checks the conditions of a write. Throws `PreconditionFailed`, `NoSuchKey`, and `NotImplemented` for the forms that
 * S3 refuses too.
 */
export function checkWrite(headers: Headers, existing: StoredObject | undefined): void {
  const [noneMatch, match] = [headers['if-none-match'], headers['if-match']];
  if (noneMatch !== undefined && noneMatch !== '*')
    throw new S3Error('NotImplemented', 'A write supports only If-None-Match: *.');
  if (noneMatch !== undefined && existing !== undefined) throw failed('If-None-Match');
  if (match === undefined) return;
  if (existing === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  if (unquoted(match) !== existing.etag) throw failed('If-Match');
}

/**
 * Checks the conditions of a read, in the order of RFC 9110, section 13.2.2. Returns true when the reader's copy is
 * still valid. Throws `PreconditionFailed`.
 */
export function isNotModified(headers: Headers, object: StoredObject): boolean {
  const [match, noneMatch] = [headers['if-match'], headers['if-none-match']];
  const modifiedSeconds = Math.floor(object.lastModifiedMs / 1000);
  if (match !== undefined) {
    if (!names(match, object.etag)) throw failed('If-Match');
  } else if (modifiedSeconds > seconds(headers['if-unmodified-since'], Number.POSITIVE_INFINITY))
    throw failed('If-Unmodified-Since');
  if (noneMatch !== undefined) return names(noneMatch, object.etag);
  return modifiedSeconds <= seconds(headers['if-modified-since'], Number.NEGATIVE_INFINITY);
}

/** Checks If-Range. A resumed download gets its range only from the object with which it began. */
export function rangeStillApplies(headers: Headers, object: StoredObject): boolean {
  const condition = headers['if-range'];
  if (condition === undefined) return true;
  return condition.startsWith('"')
    ? unquoted(condition) === object.etag
    : Math.floor(object.lastModifiedMs / 1000) <= seconds(condition, Number.NEGATIVE_INFINITY);
}

function names(list: string, etag: string): boolean {
  return list.split(',').some((entry) => entry.trim() === '*' || unquoted(entry) === etag);
}

function unquoted(etag: string): string {
  return etag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');
}

/** The seconds of a date. An invalid date counts as absent (RFC 9110). */
function seconds(date: string | undefined, otherwise: number): number {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? otherwise : Math.floor(time / 1000);
}

function failed(condition: string): S3Error {
  return new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  });
}
