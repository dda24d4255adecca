import { createHash } from 'node:crypto';
import type { XmlElement } from '../../http/xml-element.ts';
import { algorithmOfHeader, type Checksum, checksumHeader, startChecksum } from '../body/checksum.ts';
import { receiveDocument } from '../body/receive.ts';
import type { Bucket } from '../bucket.ts';
import { expirationHeader } from '../lifecycle-rules.ts';
import { type Call, type Operation, type Reply, xmlHeaders } from '../operation.ts';
import { S3Error } from '../s3-error.ts';
import type { StoredObject } from '../storage/stored-object.ts';
import type { Upload, UploadedPart } from '../storage/upload-store.ts';
import { xmlDocument } from '../xml.ts';
import { chooseParts, readNamedParts } from './chosen-parts.ts';
import { checkWrite } from './preconditions.ts';

export const completeMultipartUpload: Operation = {
  name: 'CompleteMultipartUpload',
  method: 'POST',
  level: 'object',
  marker: { name: 'uploadId' },
  parameters: [],
  headers: ['x-amz-checksum-', 'x-amz-mp-object-size'],
  run: async (call: Call): Promise<Reply> => {
    const { bucket, key, request } = call;
    call.demand('s3:PutObject', key);
    const uploadId = request.query.get('uploadId') ?? '';
    // The checksum headers of this request belong to the whole object, not to the request's document.
    const documentHeaders = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !name.startsWith('x-amz-checksum-')),
    );
    const named = readNamedParts(await receiveDocument({ ...request, headers: documentHeaders }));
    const { objects, uploads } = bucket.store;
    const done = objects.get(key);
    // A client that did not receive the response repeats the call. S3 then returns the result of the first call.
    if (done?.uploadId === uploadId) return reply(bucket, done);
    const object = await uploads.complete(uploadId, key, async (upload, uploaded) => {
      const used = chooseParts(named, uploaded);
      const made = await assemble(call, upload, used);
      await objects.put(made, (existing) => checkWrite(request.headers, existing));
      return { used, result: made };
    });
    return reply(bucket, object);
  },
};

async function assemble(call: Call, upload: Upload, parts: readonly UploadedPart[]): Promise<StoredObject> {
  const { headers } = call.request;
  const blobs = parts.map(({ blob }) => blob);
  const sizeBytes = blobs.reduce((sum, blob) => sum + blob.sizeBytes, 0);
  const wantedSize = headers['x-amz-mp-object-size'];
  if (wantedSize !== undefined && wantedSize !== String(sizeBytes))
    throw new S3Error(
      'InvalidRequest',
      `The provided 'x-amz-mp-object-size' header, ${wantedSize}, does not match the size of the parts, ${sizeBytes}.`,
    );
  for (const header of Object.keys(headers)) {
    const algorithm = algorithmOfHeader(header);
    if (algorithm !== undefined && algorithm !== upload.checksum?.algorithm)
      throw new S3Error('InvalidRequest', `The upload was not created with the ${algorithm} checksum of this request.`);
  }
  const wantedType = headers['x-amz-checksum-type'];
  if (wantedType !== undefined && wantedType !== upload.checksum?.type)
    throw new S3Error(
      'InvalidRequest',
      `The upload was created with checksum type ${upload.checksum?.type ?? 'null'}, not ${wantedType}.`,
    );
  const checksum = await checksumOf(call.bucket, upload, parts, sizeBytes);
  const stated = checksum === undefined ? undefined : headers[checksumHeader(checksum.algorithm)];
  if (checksum !== undefined && stated !== undefined && stated !== checksum.value)
    throw new S3Error('BadDigest', `The ${checksum.algorithm} you specified did not match the calculated checksum.`);
  const md5 = createHash('md5');
  for (const { etag } of parts) md5.update(Buffer.from(etag, 'hex'));
  return {
    key: upload.key,
    blobs,
    sizeBytes,
    etag: `${md5.digest('hex')}-${parts.length}`,
    lastModifiedMs: call.clock.nowMs(),
    description: upload.description,
    uploadId: upload.id,
    ...(checksum === undefined ? {} : { checksum }),
  };
}

async function checksumOf(
  { store }: Bucket,
  upload: Upload,
  parts: readonly UploadedPart[],
  sizeBytes: number,
): Promise<Checksum | undefined> {
  if (upload.checksum === undefined) return undefined;
  const { algorithm, type } = upload.checksum;
  const running = startChecksum(algorithm);
  if (type === 'COMPOSITE') {
    for (const part of parts) running.update(Buffer.from(part.checksum?.value ?? '', 'base64'));
    return { algorithm, type, value: `${await running.digest()}-${parts.length}` };
  }
  // S3 combines the parts' CRCs. Reading the parts again results in the same value and verifies the disk.
  const blobs = parts.map(({ blob }) => blob);
  for await (const chunk of store.blobs.read(blobs, 0, sizeBytes - 1)) running.update(chunk);
  return { algorithm, type, value: await running.digest() };
}

function reply(bucket: Bucket, object: StoredObject): Reply {
  const checksum: XmlElement[] =
    object.checksum === undefined
      ? []
      : [
          [`Checksum${object.checksum.algorithm}`, object.checksum.value],
          ['ChecksumType', object.checksum.type],
        ];
  return {
    status: 200,
    headers: {
      ...xmlHeaders,
      'x-amz-server-side-encryption': 'AES256',
      ...expirationHeader(bucket.settings.lifecycle, object),
    },
    body: xmlDocument('CompleteMultipartUploadResult', [
      ['Bucket', bucket.settings.name],
      ['Key', object.key],
      ['ETag', `"${object.etag}"`],
      ...checksum,
    ]),
  };
}
