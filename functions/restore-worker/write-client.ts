import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { OwnerCredentials } from '../owner/owner-session.ts';
import { addQuickWrites } from './quick-writes.ts';

/**
 * A client whose writes end within 10 s (`longestWriteMs`), with all of their tries: a quick one of 3 s, two of the SDK of
 * 3 s, and a wait of at most 0.2 s. A request that is sent after the run's lease could overwrite the work of the next run.
 */
export function createWriteClient(credentials: OwnerCredentials): DynamoDBClient {
  const client = new DynamoDBClient({
    credentials,
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 3_000,
      socketTimeout: 3_000,
      throwOnRequestTimeout: true,
    },
  });
  addQuickWrites(client, credentials);
  return client;
}
