import type { Operation } from './operation.ts';
import { abortMultipartUpload } from './operations/abort-upload.ts';
import { headBucket, listBuckets } from './operations/bucket-operations.ts';
import { completeMultipartUpload } from './operations/complete-upload.ts';
import { createMultipartUpload } from './operations/create-upload.ts';
import { deleteObject } from './operations/delete-object.ts';
import { deleteObjects } from './operations/delete-objects.ts';
import { listObjectsV2 } from './operations/list-objects.ts';
import { listParts } from './operations/list-parts.ts';
import { listMultipartUploads } from './operations/list-uploads.ts';
import { putObject } from './operations/put-object.ts';
import { getObject, headObject } from './operations/read-object.ts';
import { uploadPart } from './operations/upload-part.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

/** Every operation of this endpoint. An operation that is not listed is refused by name. */
export const operations: readonly Operation[] = [
  listBuckets,
  headBucket,
  listObjectsV2,
  listMultipartUploads,
  deleteObjects,
  getObject,
  headObject,
  putObject,
  deleteObject,
  createMultipartUpload,
  uploadPart,
  completeMultipartUpload,
  abortMultipartUpload,
  listParts,
];

/** The names of all that the endpoint does. A browser's form proves itself in its body, so it is no row of the routing table. */
export const operationNames: readonly string[] = [...operations.map(({ name }) => name), 'PostObject'];

/**
 * Finds the operation of a request. Throws `NotImplemented` for an operation, a parameter or a `x-amz-…` header that
 * this host does not emulate.
 */
export function findOperation(request: S3Request): Operation {
  const level = request.bucket === undefined ? 'service' : request.key === undefined ? 'bucket' : 'object';
  const candidates = operations.filter((operation) => operation.method === request.method && operation.level === level);
  const isMarked = ({ marker }: Operation) =>
    marker !== undefined &&
    request.query.has(marker.name) &&
    (marker.value === undefined || request.query.get(marker.name) === marker.value);
  const operation = candidates.find(isMarked) ?? candidates.find(({ marker }) => marker === undefined);
  const parameters = [...request.query.keys()];
  if (operation === undefined) {
    const query = parameters.length === 0 ? '' : ` with ?${parameters.join('&')}`;
    throw new S3Error(
      'NotImplemented',
      `This host does not emulate ${request.method} of a ${level}${query}. Emulated: ${operationNames.join(', ')}.`,
    );
  }
  // `x-id` is the operation's name, which the SDK adds.
  const parameter = parameters.find(
    (name) => name !== 'x-id' && name !== operation.marker?.name && !operation.parameters.includes(name),
  );
  if (parameter !== undefined)
    throw new S3Error('NotImplemented', `This host does not emulate ${operation.name} with ?${parameter}.`);
  const header = Object.keys(request.headers).find(
    (name) =>
      name.startsWith('x-amz-') &&
      ![...signatureHeaders, ...operation.headers].some((known) =>
        known.endsWith('-') ? name.startsWith(known) : name === known,
      ),
  );
  if (header !== undefined)
    throw new S3Error('NotImplemented', `This host does not emulate ${operation.name} with the header ${header}.`);
  return operation;
}

const signatureHeaders = ['x-amz-content-sha256', 'x-amz-date', 'x-amz-security-token', 'x-amz-user-agent'];
