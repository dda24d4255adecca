import { S3Error } from '../s3-error.ts';

/**
 * The range of a Range header, both ends inclusive. Undefined means the whole object. That is the case without the
 * header and, as at S3, for a malformed header or several ranges. Throws `InvalidRange`.
 */
export function readRange(
  header: string | undefined,
  sizeBytes: number,
): { readonly from: number; readonly to: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (match === null) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  if (first === '') {
    if (Number(last) === 0 || sizeBytes === 0) throw unsatisfiable(header, sizeBytes);
    return { from: Math.max(0, sizeBytes - Number(last)), to: sizeBytes - 1 };
  }
  if (last !== '' && Number(last) < Number(first)) return undefined;
  if (Number(first) >= sizeBytes) throw unsatisfiable(header, sizeBytes);
  return { from: Number(first), to: last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1) };
}

function unsatisfiable(header: string | undefined, sizeBytes: number): S3Error {
  return new S3Error('InvalidRange', 'The requested range is not satisfiable', {
    RangeRequested: header ?? '',
    ActualObjectSize: String(sizeBytes),
  });
}
