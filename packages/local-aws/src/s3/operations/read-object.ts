import type { Call, Operation, Reply } from '../operation.ts';
import { S3Error } from '../s3-error.ts';
import type { StoredObject } from '../storage/stored-object.ts';
import { readRange } from './byte-range.ts';
import { checksumHeaders, readHeaders } from './object-headers.ts';
import { isNotModified, rangeStillApplies } from './preconditions.ts';

/** Query parameters that replace a header of the response. In presigned URLs they are signed. */
const overrides = {
  'response-cache-control': 'cache-control',
  'response-content-disposition': 'content-disposition',
  'response-content-encoding': 'content-encoding',
  'response-content-language': 'content-language',
  'response-content-type': 'content-type',
  'response-expires': 'expires',
} as const;

const shared = {
  level: 'object',
  parameters: Object.keys(overrides),
  headers: ['x-amz-checksum-mode'],
  run: readObject,
} as const;

export const getObject: Operation = { name: 'GetObject', method: 'GET', ...shared };
export const headObject: Operation = { name: 'HeadObject', method: 'HEAD', ...shared };

function readObject(call: Call): Promise<Reply> {
  return Promise.resolve(replyWith(call, findObject(call)));
}

function findObject(call: Call): StoredObject {
  call.demand('s3:GetObject', call.key);
  const object = call.bucket.store.objects.get(call.key);
  if (object !== undefined) return object;
  // A caller that may not list the bucket does not learn which keys are missing.
  call.demand('s3:ListBucket');
  throw new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: call.key });
}

function replyWith(call: Call, object: StoredObject): Reply {
  const { headers: asked } = call.request;
  const headers = { ...readHeaders(call.bucket, object), ...overridden(call) };
  if (isNotModified(asked, object)) return { status: 304, headers };
  const range = rangeStillApplies(asked, object) ? readRange(asked['range'], object.sizeBytes) : undefined;
  const { from, to } = range ?? { from: 0, to: object.sizeBytes - 1 };
  const wantsChecksum = asked['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED';
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      ...headers,
      'content-length': String(to - from + 1),
      ...(range === undefined ? {} : { 'content-range': `bytes ${from}-${to}/${object.sizeBytes}` }),
      // The checksum belongs to the whole object. With a range, every client that checks it would fail.
      ...(wantsChecksum && range === undefined && object.checksum !== undefined
        ? checksumHeaders(object.checksum)
        : {}),
    },
    ...(call.request.method === 'HEAD' ? {} : { body: call.bucket.store.blobs.read(object.blobs, from, to) }),
  };
}

function overridden({ request }: Call): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(overrides).flatMap(([parameter, header]) => {
      const value = request.query.get(parameter);
      if (value === undefined) return [];

      if (/[^\u0020-\u007e\u00a0-\u00ff\t]/.test(value))
        throw new S3Error('InvalidArgument', 'Header value cannot be represented using ISO-8859-1.', {
          ArgumentName: parameter,
          ArgumentValue: value,
        });
      return [[header, value]];
    }),
  );
}
