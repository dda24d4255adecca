import { GetObjectCommand, ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { region } from 'local-aws/host/account.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { operatorVariables } from '../ledger-in-tables.ts';

/** The content of the archive bucket: keys of objects, and keys of unfinished uploads. */
export interface Stored {
  readonly objects: readonly string[];
  readonly uploads: readonly string[];
}

/** The archive bucket as its operator sees it, without any proxy. */
export interface ArchiveBucket {
  /** The content of one export, or of all exports. */
  stored(exportId?: string): Promise<Stored>;
  bytesOf(key: string): Promise<Uint8Array>;
  close(): void;
}

export function openBucket(host: HostUnderTest): ArchiveBucket {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = operatorVariables(host);
  const client = new S3Client({
    region,
    endpoint: host.host.urls.s3,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  });
  const Bucket = host.host.resources.find(({ type }) => type === 'AWS::S3::Bucket')?.physicalId;
  return {
    stored: async (exportId = '') => {
      const [{ Contents = [], IsTruncated }, { Uploads = [] }] = await Promise.all([
        client.send(new ListObjectsV2Command({ Bucket })),
        client.send(new ListMultipartUploadsCommand({ Bucket })),
      ]);
      if (IsTruncated) throw new Error('There is more than a page of archives. Remove some.');
      const ofExport = ({ Key = '' }: { readonly Key?: string | undefined }) =>
        Key.includes(`/${exportId}`) ? [Key] : [];
      return { objects: Contents.flatMap(ofExport), uploads: Uploads.flatMap(ofExport) };
    },
    bytesOf: async (Key) =>
      (await (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToByteArray()) ??
      new Uint8Array(),
    close: () => client.destroy(),
  };
}
