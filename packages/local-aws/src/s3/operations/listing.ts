import type { Call } from '../operation.ts';
import { S3Error } from '../s3-error.ts';

/** S3's maximum of entries in a page. */
const maxPageSize = 1000;

/** Reads a page size parameter. Throws `InvalidArgument`. */
export function pageSize({ request }: Call, name: string): number {
  return Math.min(maxPageSize, wholeNumber(request.query.get(name), name, maxPageSize));
}

/** Reads a whole number of at least 0. Throws `InvalidArgument`. */
export function wholeNumber(text: string | undefined, name: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text))
    throw new S3Error('InvalidArgument', `${name} must be a whole number of at least 0; got "${text}".`, {
      ArgumentName: name,
      ArgumentValue: text,
    });
  return Number(text);
}

/**
 * The encoding of keys in this response. They are percent-encoded when the client asks for it, so that any key survives
 * XML. Throws `InvalidArgument`.
 */
export function keyEncoder({ request }: Call): (key: string) => string {
  const encoding = request.query.get('encoding-type');
  if (encoding === undefined) return (key) => key;
  if (encoding !== 'url')
    throw new S3Error('InvalidArgument', 'Invalid Encoding Method specified in Request', {
      ArgumentName: 'encoding-type',
      ArgumentValue: encoding,
    });
  return (key) => encodeURIComponent(key).replaceAll('%2F', '/');
}

/** A timestamp in the form of S3's XML. */
export function xmlTime(ms: number): string {
  return new Date(ms).toISOString();
}
