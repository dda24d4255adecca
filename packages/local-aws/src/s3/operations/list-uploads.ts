import type { XmlElement } from '../../http/xml-element.ts';
import { type Call, type Operation, type Reply, xmlHeaders } from '../operation.ts';
import type { Upload } from '../storage/upload-store.ts';
import { xmlDocument } from '../xml.ts';
import { keyEncoder, pageSize, xmlTime } from './listing.ts';

/** ListMultipartUploads without `delimiter`, which is refused by name. */
export const listMultipartUploads: Operation = {
  name: 'ListMultipartUploads',
  method: 'GET',
  level: 'bucket',
  marker: { name: 'uploads' },
  parameters: ['prefix', 'key-marker', 'upload-id-marker', 'max-uploads', 'encoding-type'],
  headers: [],
  run: (call: Call): Promise<Reply> => Promise.resolve(list(call)),
};

function list(call: Call): Reply {
  const { query } = call.request;
  call.demand('s3:ListBucketMultipartUploads');
  const [prefix = '', keyMarker = '', idMarker = ''] = [
    query.get('prefix'),
    query.get('key-marker'),
    query.get('upload-id-marker'),
  ];
  const maxUploads = pageSize(call, 'max-uploads');
  const encode = keyEncoder(call);
  const all = call.bucket.store.uploads.list().filter(({ key }) => key.startsWith(prefix));
  const following = all.filter((upload) => isAfter(upload, keyMarker, idMarker, all));
  const page = following.slice(0, maxUploads);
  const last = page.at(-1);
  const isTruncated = last !== undefined && page.length < following.length;
  return {
    status: 200,
    headers: xmlHeaders,
    body: xmlDocument('ListMultipartUploadsResult', [
      ['Bucket', call.bucket.settings.name],
      ['KeyMarker', encode(keyMarker)],
      ['UploadIdMarker', idMarker],
      ...(isTruncated
        ? ([
            ['NextKeyMarker', encode(last.key)],
            ['NextUploadIdMarker', last.id],
          ] as const)
        : []),
      ['Prefix', encode(prefix)],
      ...(query.has('encoding-type') ? ([['EncodingType', 'url']] as const) : []),
      ['MaxUploads', maxUploads],
      ['IsTruncated', isTruncated],
      ...page.map(
        (upload): XmlElement => [
          'Upload',
          [
            ['Key', encode(upload.key)],
            ['UploadId', upload.id],
            ['StorageClass', 'STANDARD'],
            ['Initiated', xmlTime(upload.initiatedMs)],
          ],
        ],
      ),
    ]),
  };
}

/** True for an upload after the key of the marker, or, with an upload id, after that upload of the same key. */
function isAfter(upload: Upload, keyMarker: string, idMarker: string, all: readonly Upload[]): boolean {
  if (keyMarker === '') return true;
  const order = Buffer.compare(Buffer.from(upload.key), Buffer.from(keyMarker));
  if (order !== 0 || idMarker === '') return order > 0;
  const sameKey = all.filter(({ key }) => key === keyMarker);
  return sameKey.indexOf(upload) > sameKey.findIndex(({ id }) => id === idMarker);
}
