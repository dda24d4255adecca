import { algorithmNamed, type ChecksumType } from '../body/checksum.ts';
import { abortionHeaders } from '../lifecycle-rules.ts';
import { type Call, type Operation, type Reply, xmlHeaders } from '../operation.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { Upload } from '../storage/upload-store.ts';
import { xmlDocument } from '../xml.ts';
import { descriptionHeaders, readDescription } from './object-description.ts';

export const createMultipartUpload: Operation = {
  name: 'CreateMultipartUpload',
  method: 'POST',
  level: 'object',
  marker: { name: 'uploads' },
  parameters: [],
  headers: [...descriptionHeaders, 'x-amz-checksum-algorithm', 'x-amz-checksum-type'],
  run: async (call: Call): Promise<Reply> => {
    const { bucket, key, request } = call;
    call.demand('s3:PutObject', key);
    const upload = await bucket.store.uploads.create({
      key,
      initiatedMs: call.clock.nowMs(),
      description: readDescription(request),
      ...readChecksum(request),
    });
    return {
      status: 200,
      headers: {
        ...xmlHeaders,
        'x-amz-server-side-encryption': 'AES256',
        ...abortionHeaders(bucket.settings.lifecycle, upload),
        ...(upload.checksum === undefined
          ? {}
          : { 'x-amz-checksum-algorithm': upload.checksum.algorithm, 'x-amz-checksum-type': upload.checksum.type }),
      },
      body: xmlDocument('InitiateMultipartUploadResult', [
        ['Bucket', bucket.settings.name],
        ['Key', key],
        ['UploadId', upload.id],
      ]),
    };
  },
};

function readChecksum({ headers }: S3Request): Pick<Upload, 'checksum'> {
  const [name, type] = [headers['x-amz-checksum-algorithm'], headers['x-amz-checksum-type']];
  if (type !== undefined && type !== 'COMPOSITE' && type !== 'FULL_OBJECT')
    throw new S3Error('InvalidRequest', 'Value for x-amz-checksum-type header is invalid.');
  if (name === undefined) {
    if (type !== undefined)
      throw new S3Error(
        'InvalidRequest',
        'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
      );
    return {};
  }
  const algorithm = algorithmNamed(name);
  const chosen: ChecksumType = type ?? (algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE');
  // S3's table of valid pairs: a SHA of the whole cannot be computed from its parts, and CRC64NVME is never composite.
  const exists = chosen === 'FULL_OBJECT' ? algorithm.startsWith('CRC') : algorithm !== 'CRC64NVME';
  if (!exists)
    throw new S3Error(
      'InvalidRequest',
      `The ${chosen} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  return { checksum: { algorithm, type: chosen } };
}
