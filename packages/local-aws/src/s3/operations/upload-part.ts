import { checksumHeader } from '../body/checksum.ts';
import { receiveBlob } from '../body/receive.ts';
import type { Call, Operation, Reply } from '../operation.ts';
import { S3Error } from '../s3-error.ts';
import { wholeNumber } from './listing.ts';

/** S3's limit for part numbers. */
const maxPartNumber = 10_000;

export const uploadPart: Operation = {
  name: 'UploadPart',
  method: 'PUT',
  level: 'object',
  marker: { name: 'uploadId' },
  parameters: ['partNumber'],
  headers: ['x-amz-checksum-', 'x-amz-sdk-checksum-algorithm', 'x-amz-trailer', 'x-amz-decoded-content-length'],
  run: async (call: Call): Promise<Reply> => {
    const { bucket, key, request } = call;
    call.demand('s3:PutObject', key);
    const { uploads, blobs } = bucket.store;
    const partNumber = wholeNumber(request.query.get('partNumber'), 'partNumber', 0);
    if (partNumber < 1 || partNumber > maxPartNumber)
      throw new S3Error('InvalidArgument', `Part number must be an integer between 1 and ${maxPartNumber}, inclusive`, {
        ArgumentName: 'partNumber',
      });
    const upload = uploads.get(request.query.get('uploadId') ?? '', key);
    const { blob, md5Hex, checksum } = await receiveBlob(request, blobs, upload.checksum?.algorithm);
    try {
      await uploads.putPart(upload, {
        partNumber,
        blob,
        etag: md5Hex,
        lastModifiedMs: call.clock.nowMs(),
        ...(checksum === undefined ? {} : { checksum: { ...checksum, type: 'FULL_OBJECT' } }),
      });
    } catch (error) {
      await blobs.remove([blob]);
      throw error;
    }
    return {
      status: 200,
      headers: {
        etag: `"${md5Hex}"`,
        'x-amz-server-side-encryption': 'AES256',
        ...(checksum === undefined ? {} : { [checksumHeader(checksum.algorithm)]: checksum.value }),
      },
    };
  },
};
