import type { XmlElement } from '../../http/xml-element.ts';
import { type Call, type Operation, type Reply, xmlHeaders } from '../operation.ts';
import { S3Error } from '../s3-error.ts';
import { xmlDocument } from '../xml.ts';
import { keyEncoder, pageSize, xmlTime } from './listing.ts';
import { pageOfKeys } from './page-of-keys.ts';

export const listObjectsV2: Operation = {
  name: 'ListObjectsV2',
  method: 'GET',
  level: 'bucket',
  marker: { name: 'list-type', value: '2' },
  parameters: ['prefix', 'delimiter', 'max-keys', 'continuation-token', 'start-after', 'encoding-type', 'fetch-owner'],
  headers: [],
  run: (call: Call): Promise<Reply> => Promise.resolve(list(call)),
};

function list(call: Call): Reply {
  const { query } = call.request;
  const [prefix = '', delimiter = '', startAfter, token] = [
    query.get('prefix'),
    query.get('delimiter'),
    query.get('start-after'),
    query.get('continuation-token'),
  ];
  call.demand('s3:ListBucket', undefined, {
    ...(query.has('prefix') ? { 's3:prefix': prefix } : {}),
    ...(delimiter === '' ? {} : { 's3:delimiter': delimiter }),
    ...(query.has('max-keys') ? { 's3:max-keys': query.get('max-keys') ?? '' } : {}),
  });
  if (query.get('fetch-owner') === 'true')
    throw new S3Error('NotImplemented', 'This host has no object owners; leave out fetch-owner.');
  const maxKeys = pageSize(call, 'max-keys');
  const encode = keyEncoder(call);
  const { objects } = call.bucket.store;
  const page = pageOfKeys(objects.sortedKeys(), {
    prefix,
    delimiter,
    maxKeys,
    after: token === undefined ? (startAfter ?? '') : readToken(token),
  });
  const contents = page.keys.flatMap((key): XmlElement[] => {
    const object = objects.get(key);
    if (object === undefined) return [];
    const checksum: XmlElement[] =
      object.checksum === undefined
        ? []
        : [
            ['ChecksumAlgorithm', object.checksum.algorithm],
            ['ChecksumType', object.checksum.type],
          ];
    return [
      [
        'Contents',
        [
          ['Key', encode(key)],
          ['LastModified', xmlTime(object.lastModifiedMs)],
          ['ETag', `"${object.etag}"`],
          ...checksum,
          ['Size', object.sizeBytes],
          ['StorageClass', 'STANDARD'],
        ],
      ],
    ];
  });
  const optional = (name: string, value: string | undefined): XmlElement[] =>
    value === undefined || value === '' ? [] : [[name, value]];
  return {
    status: 200,
    headers: xmlHeaders,
    body: xmlDocument('ListBucketResult', [
      ['Name', call.bucket.settings.name],
      ['Prefix', encode(prefix)],
      ...optional('Delimiter', encode(delimiter)),
      ['MaxKeys', maxKeys],
      ...optional('EncodingType', query.get('encoding-type')),
      ['KeyCount', page.keys.length + page.commonPrefixes.length],
      ['IsTruncated', page.next !== undefined],
      ...optional('ContinuationToken', token),
      ...optional('NextContinuationToken', page.next === undefined ? undefined : writeToken(page.next)),
      ...optional('StartAfter', startAfter === undefined ? undefined : encode(startAfter)),
      ...contents,
      ...page.commonPrefixes.map((common): XmlElement => ['CommonPrefixes', [['Prefix', encode(common)]]]),
    ]),
  };
}

/** The last key or common prefix of the previous page, opaque to clients. */
function writeToken(last: string): string {
  return `1${Buffer.from(last).toString('base64url')}`;
}

function readToken(token: string): string {
  if (!/^1[A-Za-z0-9_-]+$/.test(token))
    throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect', {
      ArgumentName: 'continuation-token',
    });
  return Buffer.from(token.slice(1), 'base64url').toString('utf8');
}
