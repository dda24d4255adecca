import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { OwnerCredentials } from '../owner/owner-session.ts';

/**
 * A client whose writes end within 10 s (`longestWriteMs`), with all of their tries: three of 3 s, and two waits of at
 * most 0.2 s. A request that is sent after the run's lease could overwrite the work of the next run.
 */
export function createWriteClient(credentials: OwnerCredentials): DynamoDBClient {
  return new DynamoDBClient({
    credentials,
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 3_000,
      socketTimeout: 3_000,
      throwOnRequestTimeout: true,
    },
  });
}
