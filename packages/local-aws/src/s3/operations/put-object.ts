import { receiveBlob } from '../body/receive.ts';
import type { Call, Operation, Reply } from '../operation.ts';
import type { StoredObject } from '../storage/stored-object.ts';
import { descriptionHeaders, readDescription } from './object-description.ts';
import { writtenHeaders } from './object-headers.ts';
import { checkWrite } from './preconditions.ts';

export const putObject: Operation = {
  name: 'PutObject',
  method: 'PUT',
  level: 'object',
  parameters: [],
  headers: [
    ...descriptionHeaders,
    'x-amz-checksum-',
    'x-amz-sdk-checksum-algorithm',
    'x-amz-trailer',
    'x-amz-decoded-content-length',
  ],
  run: async (call: Call): Promise<Reply> => {
    const { bucket, key, request } = call;
    call.demand('s3:PutObject', key);
    const { objects, blobs } = bucket.store;
    checkWrite(request.headers, objects.get(key));
    const description = readDescription(request);
    const { blob, md5Hex, checksum } = await receiveBlob(request, blobs);
    const object: StoredObject = {
      key,
      blobs: [blob],
      sizeBytes: blob.sizeBytes,
      etag: md5Hex,
      lastModifiedMs: call.clock.nowMs(),
      description,
      ...(checksum === undefined ? {} : { checksum: { ...checksum, type: 'FULL_OBJECT' } }),
    };
    try {
      await objects.put(object, (existing) => checkWrite(request.headers, existing));
    } catch (error) {
      await blobs.remove([blob]);
      throw error;
    }
    return { status: 200, headers: writtenHeaders(bucket, object) };
  },
};
