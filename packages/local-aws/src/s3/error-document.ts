import type { S3Error } from './s3-error.ts';
import { xmlDocument } from './xml.ts';

/** The XML body of an error response. */
export function errorDocument(error: S3Error, resource: string, requestId: string): string {
  return xmlDocument('Error', [
    ['Code', error.code],
    ['Message', error.message],
    ...Object.entries(error.details).map(([name, value]): [string, string] => [name, value]),
    ['Resource', resource],
    ['RequestId', requestId],
  ]);
}
