import { type Checksum, checksumHeader } from '../body/checksum.ts';
import type { Bucket } from '../bucket.ts';
import { expirationHeader } from '../lifecycle-rules.ts';
import type { StoredObject } from '../storage/stored-object.ts';

/** The headers of every response about a written object. */
export function writtenHeaders({ settings }: Bucket, object: StoredObject): Readonly<Record<string, string>> {
  return {
    etag: `"${object.etag}"`,
    'x-amz-server-side-encryption': 'AES256',
    ...expirationHeader(settings.lifecycle, object),
    ...(object.checksum === undefined ? {} : checksumHeaders(object.checksum)),
  };
}

export function checksumHeaders(checksum: Checksum): Readonly<Record<string, string>> {
  return { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': checksum.type };
}

/** The headers of GET and HEAD for an object, without its length. */
export function readHeaders({ settings }: Bucket, object: StoredObject): Readonly<Record<string, string>> {
  return {
    ...object.description.headers,
    ...Object.fromEntries(
      Object.entries(object.description.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]),
    ),
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.lastModifiedMs).toUTCString(),
    'accept-ranges': 'bytes',
    'x-amz-server-side-encryption': 'AES256',
    ...expirationHeader(settings.lifecycle, object),
  };
}
