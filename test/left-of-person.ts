import { ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { region } from 'local-aws/host/account.ts';
import { archivesPrefix, safetyPrefix, uploadsPrefix } from '../archive/object-key.ts';
import type { HostUnderTest } from './host-under-test.ts';
import { itemsOf, operatorVariables } from './ledger-in-tables.ts';

const tables = ['LedgerSlips', 'LedgerBalances', 'LedgerKinds', 'LedgerMethods', 'ExportsTable'];

/** Everything that a host keeps of an identity: rows by table, and objects and uploads in flight together. */
export async function leftOf(host: HostUnderTest, owner: string): Promise<Readonly<Record<string, number>>> {
  const rows = await Promise.all(
    tables.map(async (table) => [table, (await itemsOf(host, table, owner)).length] as const),
  );
  const { s3, bucket } = operatorBucket(host);
  const listed = await Promise.all(
    [archivesPrefix, uploadsPrefix, safetyPrefix].map(async (prefix) => {
      const asked = { Bucket: bucket, Prefix: `${prefix}${owner}/` };
      const { KeyCount = 0 } = await s3.send(new ListObjectsV2Command(asked));
      const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand(asked));
      return KeyCount + Uploads.length;
    }),
  );
  return { ...Object.fromEntries(rows), files: listed.reduce((sum, count) => sum + count, 0) };
}

/** What `leftOf` answers for somebody of whom nothing is kept. */
export const nothingLeft = { ...Object.fromEntries(tables.map((table) => [table, 0])), files: 0 };

/** The bucket of a host, with the operator's credentials. */
export function operatorBucket(host: HostUnderTest): { readonly s3: S3Client; readonly bucket: string } {
  const variables = operatorVariables(host);
  const found = host.host.resources.find(({ type }) => type === 'AWS::S3::Bucket');
  if (found === undefined) throw new Error('The host has no bucket.');
  return {
    bucket: found.physicalId,
    s3: new S3Client({
      region,
      endpoint: host.host.urls.s3,
      forcePathStyle: true,
      credentials: {
        accessKeyId: variables['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: variables['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    }),
  };
}
