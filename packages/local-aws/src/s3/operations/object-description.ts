import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { ObjectDescription } from '../storage/stored-object.ts';

const kept = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
];

/** S3's limit for names and values together. */
const maxMetadataBytes = 2048;

/**
 * Reads the description of an object from a PUT or a CreateMultipartUpload. Throws `MetadataTooLarge`,
 * `NotImplemented`.
 */
export function readDescription(request: S3Request): ObjectDescription {
  const encryption = request.headers['x-amz-server-side-encryption'];
  if (encryption !== undefined && encryption !== 'AES256')
    throw new S3Error(
      'NotImplemented',
      `x-amz-server-side-encryption: ${encryption} is not supported by this host; use AES256.`,
    );
  const headers: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  for (const name of kept) {
    const value = name === 'content-encoding' ? withoutFraming(request.headers[name]) : request.headers[name];
    if (value !== undefined && value !== '') headers[name] = value;
  }
  for (const [name, value] of Object.entries(request.headers)) {
    // Only the presigned form can have such values, because its headers are percent-encoded in the query. No response
    // could carry them.
    if ((kept.includes(name) || name.startsWith('x-amz-meta-')) && !/^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value))
      throw new S3Error('InvalidArgument', 'Header value cannot be represented using ISO-8859-1.', {
        ArgumentName: name,
      });
  }
  const metadata = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      name.startsWith('x-amz-meta-') ? [[name.slice('x-amz-meta-'.length), value]] : [],
    ),
  );
  const sizeBytes = Object.entries(metadata).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value),
    0,
  );
  if (sizeBytes > maxMetadataBytes)
    throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size', {
      Size: String(sizeBytes),
      MaxSizeAllowed: String(maxMetadataBytes),
    });
  return { headers, metadata };
}

/** Header names that `readDescription` supports. */
export const descriptionHeaders: readonly string[] = ['x-amz-meta-', 'x-amz-server-side-encryption'];

/** Removes `aws-chunked`, which is the encoding of the transfer and not of the object. */
function withoutFraming(contentEncoding: string | undefined): string | undefined {
  return contentEncoding
    ?.split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== 'aws-chunked')
    .join(',');
}
