import type { ApolloClient } from '@apollo/client';
import { ConfirmCopy } from '../../client/receipts/documents.ts';
import { Refused } from '../refused.ts';
import { sha256OfFile } from '../sha256-of-file.ts';
import type { WholeCopy } from './whole-copy.ts';

/** Reads the file from disk and lets the service compare its SHA-256 with that of the copy it made. */
export async function recordReceipt(client: ApolloClient, { path, id }: WholeCopy, device: string): Promise<void> {
  if (id === null) throw new Refused('The service has not made this copy.');
  const sha256 = await sha256OfFile(path);
  await client.mutate({ mutation: ConfirmCopy, variables: { id, sha256, device } });
}
