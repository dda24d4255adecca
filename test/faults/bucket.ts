import { ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { region } from '../../local/host/start-host.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { operatorVariables } from '../ledger-in-tables.ts';

/** What lies in the archive bucket, as its operator sees it: keys of objects, and of uploads that have not ended. */
export interface Stored {
  readonly objects: readonly string[];
  readonly uploads: readonly string[];
}

/** Of one export, or of all. */
export async function storedIn(host: HostUnderTest, exportId = ''): Promise<Stored> {
  const variables = operatorVariables(host);
  const credentials = { accessKeyId: variables['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: variables['AWS_SECRET_ACCESS_KEY'] ?? '' };
  const client = new S3Client({ region, endpoint: host.host.urls.s3, forcePathStyle: true, credentials });
  const Bucket = host.host.resources.find(({ type }) => type === 'AWS::S3::Bucket')?.physicalId;
  const { Contents = [], IsTruncated } = await client.send(new ListObjectsV2Command({ Bucket }));
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }));
  client.destroy();
  if (IsTruncated) throw new Error('More than a page of archives: clear some away.');
  const ofExport = ({ Key = '' }: { readonly Key?: string | undefined }) => (Key.includes(`/${exportId}`) ? [Key] : []);
  return { objects: Contents.flatMap(ofExport), uploads: Uploads.flatMap(ofExport) };
}
