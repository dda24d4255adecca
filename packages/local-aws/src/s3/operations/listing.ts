import type { Call } from '../operation.ts';
import { S3Error } from '../s3-error.ts';

/** S3 gives at most this many entries a page. */
const maxPageSize = 1000;

/** A page size parameter. Throws `InvalidArgument`. */
export function pageSize({ request }: Call, name: string): number {
  return Math.min(maxPageSize, wholeNumber(request.query.get(name), name, maxPageSize));
}

/** A whole number of at least 0. Throws `InvalidArgument`. */
export function wholeNumber(text: string | undefined, name: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text))
    throw new S3Error('InvalidArgument', `${name} must be a whole number of at least 0; got "${text}".`, {
      ArgumentName: name,
      ArgumentValue: text,
    });
  return Number(text);
}

/** How keys are written in this answer: percent-encoded where the client asked for it, so that any key survives XML. Throws `InvalidArgument`. */
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

/** A timestamp as S3's XML has it. */
export function xmlTime(ms: number): string {
  return new Date(ms).toISOString();
}
