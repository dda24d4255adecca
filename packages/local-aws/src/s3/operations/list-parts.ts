import type { XmlElement } from '../../http/xml-element.ts';
import { abortionHeaders } from '../lifecycle-rules.ts';
import { type Call, type Operation, type Reply, xmlHeaders } from '../operation.ts';
import { xmlDocument } from '../xml.ts';
import { pageSize, wholeNumber, xmlTime } from './listing.ts';

export const listParts: Operation = {
  name: 'ListParts',
  method: 'GET',
  level: 'object',
  marker: { name: 'uploadId' },
  parameters: ['max-parts', 'part-number-marker'],
  headers: [],
  run: (call: Call): Promise<Reply> => Promise.resolve(list(call)),
};

function list(call: Call): Reply {
  const { bucket, key, request } = call;
  call.demand('s3:ListMultipartUploadParts', key);
  const upload = bucket.store.uploads.get(request.query.get('uploadId') ?? '', key);
  const marker = wholeNumber(request.query.get('part-number-marker'), 'part-number-marker', 0);
  const maxParts = pageSize(call, 'max-parts');
  const following = bucket.store.uploads.parts(upload.id).filter(({ partNumber }) => partNumber > marker);
  const page = following.slice(0, maxParts);
  const last = page.at(-1)?.partNumber;
  return {
    status: 200,
    headers: { ...xmlHeaders, ...abortionHeaders(bucket.settings.lifecycle, upload) },
    body: xmlDocument('ListPartsResult', [
      ['Bucket', bucket.settings.name],
      ['Key', key],
      ['UploadId', upload.id],
      ['PartNumberMarker', marker],
      ...(last === undefined ? [] : ([['NextPartNumberMarker', last]] as const)),
      ['MaxParts', maxParts],
      ['IsTruncated', page.length > 0 && page.length < following.length],
      ['StorageClass', 'STANDARD'],
      ...(upload.checksum === undefined
        ? []
        : ([
            ['ChecksumAlgorithm', upload.checksum.algorithm],
            ['ChecksumType', upload.checksum.type],
          ] as const)),
      ...page.map(
        (part): XmlElement => [
          'Part',
          [
            ['PartNumber', part.partNumber],
            ['LastModified', xmlTime(part.lastModifiedMs)],
            ['ETag', `"${part.etag}"`],
            ['Size', part.blob.sizeBytes],
            ...(part.checksum === undefined
              ? []
              : ([[`Checksum${part.checksum.algorithm}`, part.checksum.value]] as const)),
          ],
        ],
      ),
    ]),
  };
}
