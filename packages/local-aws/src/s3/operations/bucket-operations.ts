import type { XmlElement } from '../../http/xml-element.ts';
import { type Operation, xmlHeaders } from '../operation.ts';
import { xmlDocument } from '../xml.ts';
import { xmlTime } from './listing.ts';

export const listBuckets: Operation = {
  name: 'ListBuckets',
  method: 'GET',
  level: 'service',
  parameters: [],
  headers: [],
  run: (call) => {
    call.demand('s3:ListAllMyBuckets');
    const buckets = [...call.buckets.values()].map(
      ({ settings, store }): XmlElement => [
        'Bucket',
        [
          ['Name', settings.name],
          ['CreationDate', xmlTime(store.createdMs)],
        ],
      ],
    );
    return Promise.resolve({
      status: 200,
      headers: xmlHeaders,
      body: xmlDocument('ListAllMyBucketsResult', [['Buckets', buckets]]),
    });
  },
};

export const headBucket: Operation = {
  name: 'HeadBucket',
  method: 'HEAD',
  level: 'bucket',
  parameters: [],
  headers: [],
  run: (call) => {
    call.demand('s3:ListBucket');
    return Promise.resolve({ status: 200, headers: xmlHeaders });
  },
};
