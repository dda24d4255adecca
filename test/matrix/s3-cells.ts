import {
  AbortMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { region } from 'local-aws/host/account.ts';
import { archivesPrefix } from '../../archive/object-key.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { operatorVariables } from '../ledger-in-tables.ts';
import type { Credentials } from '../person.ts';
import type { Cell, Verdict } from './cell.ts';
import { nameIn, signedAs, verdictOf } from './cell.ts';
import { matrixOwner } from './matrix-owner.ts';

type Ask = (client: S3Client, Bucket: string) => Promise<Verdict>;

/**
 * Every operation of the S3 endpoint, on every bucket of the template, inside and around every prefix that a policy of
 * the template names.
 */
export async function s3Cells(host: HostUnderTest): Promise<Cell[]> {
  const cell = (name: string, bucket: string, ask: Ask): Cell => ({
    name,
    ask: async (credentials) => {
      const client = clientOf(host, credentials);
      return ask(client, bucket).finally(() => client.destroy());
    },
  });
  const cells = [cell('s3:ListAllMyBuckets', '', (client) => verdictOf(client.send(new ListBucketsCommand({}))))];
  for (const { logicalId, physicalId: bucket } of host.host.resources.filter(
    ({ type }) => type === 'AWS::S3::Bucket',
  )) {
    const name = nameIn(logicalId);
    for (const [action, ask] of Object.entries(onBucket)) cells.push(cell(`s3:${action} ${name}`, bucket, ask));
    for (const place of prefixesIn(host, bucket)) {
      await plant(host, bucket, `${place}kept.zip`);
      for (const [action, ask] of Object.entries(onObject(place)))
        cells.push(cell(`s3:${action} ${name}/${place}`, bucket, ask));
    }
  }
  return cells;
}

const onBucket: Readonly<Record<string, Ask>> = {
  HeadBucket: (client, Bucket) => verdictOf(client.send(new HeadBucketCommand({ Bucket }))),
  ListBucket: (client, Bucket) => verdictOf(client.send(new ListObjectsV2Command({ Bucket }))),
  'ListBucket(prefix)': (client, Bucket) =>
    verdictOf(client.send(new ListObjectsV2Command({ Bucket, Prefix: archivesPrefix }))),
  ListBucketMultipartUploads: (client, Bucket) => verdictOf(client.send(new ListMultipartUploadsCommand({ Bucket }))),
};

/**
 * Each action uses its own key, because for a principal without permission to list, a removed object would be a 403.
 */
function onObject(place: string): Readonly<Record<string, Ask>> {
  const upload = { Key: `${place}upload.zip`, UploadId: 'none' };
  return {
    GetObject: (client, Bucket) => verdictOf(client.send(new GetObjectCommand({ Bucket, Key: `${place}kept.zip` }))),
    HeadObject: (client, Bucket) => verdictOf(client.send(new HeadObjectCommand({ Bucket, Key: `${place}kept.zip` }))),
    PutObject: (client, Bucket) =>
      verdictOf(client.send(new PutObjectCommand({ Bucket, Key: `${place}put.zip`, Body: 'x' }))),
    DeleteObject: (client, Bucket) =>
      verdictOf(client.send(new DeleteObjectCommand({ Bucket, Key: `${place}put.zip` }))),
    DeleteObjects: async (client, Bucket) => {
      const answer = client.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: `${place}put.zip` }] } }),
      );
      const verdict = await verdictOf(answer);
      return verdict === 'allowed' && (await answer).Errors?.[0]?.Code === 'AccessDenied' ? 'refused' : verdict;
    },
    CreateMultipartUpload: (client, Bucket) =>
      verdictOf(client.send(new CreateMultipartUploadCommand({ Bucket, Key: upload.Key }))),
    AbortMultipartUpload: (client, Bucket) =>
      verdictOf(client.send(new AbortMultipartUploadCommand({ Bucket, ...upload })), ['NoSuchUpload']),
    ListMultipartUploadParts: (client, Bucket) =>
      verdictOf(client.send(new ListPartsCommand({ Bucket, ...upload })), ['NoSuchUpload']),
  };
}

/**
 * The prefix that a policy grants, a prefix that only begins with the same text, the prefix above it, and the top of
 * the bucket.
 */
function prefixesIn(host: HostUnderTest, bucket: string): string[] {
  const arns = JSON.stringify(host.host.resources.filter(({ type }) => type === 'AWS::IAM::Policy')).matchAll(
    /arn:aws:s3:::([^/"]+)\/([^"]*)\*"/g,
  );
  const granted = new Set(
    [...arns]
      .filter(([, name]) => name === bucket)
      .map(([, , prefix]) => (prefix ?? '').replace(tagOfOwner, matrixOwner)),
  );
  return [
    ...new Set(
      [...granted].flatMap((prefix) => [prefix, prefix.replace(/\/$/, '-x/'), prefix.replace(/[^/]*\/$/, ''), '']),
    ),
  ];
}

/** The owner of the session, in the resources of a policy. */
const tagOfOwner = ['$', '{aws:PrincipalTag/owner}'].join('');

async function plant(host: HostUnderTest, Bucket: string, Key: string): Promise<void> {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = operatorVariables(host);
  const client = clientOf(host, { accessKeyId, secretAccessKey });
  await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
  client.destroy();
}

function clientOf(host: HostUnderTest, credentials: Credentials | undefined): S3Client {
  return new S3Client({
    region,
    endpoint: host.host.urls.s3,
    forcePathStyle: true,
    maxAttempts: 1,
    ...signedAs(credentials),
  });
}
