import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { OwnerCredentials } from './owner-session.ts';

/**
 * A client that reads a table as fast as DynamoDB answers. The SDK's logger middleware is removed: it builds a filtered
 * copy of every response even when nothing is logged, which costs more than the rest of reading a page.
 */
export function createDynamodb(credentials?: OwnerCredentials): DynamoDBClient {
  const client = new DynamoDBClient({ maxAttempts: 6, requestHandler, ...(credentials && { credentials }) });
  if (!client.middlewareStack.remove('loggerMiddleware')) {
    throw new Error(
      'The SDK has no loggerMiddleware to take out any more. Look at what it does instead in createDynamodb, and measure.',
    );
  }
  return client;
}

/**
 * A client without the SDK's own checksums. Uploads carry a CRC32 that zlib computes (upload-archive.ts), and the
 * worker hashes the bytes that it reads back. A changed byte is then reported as such, and not as another broken
 * connection.
 */
export function createS3(credentials?: OwnerCredentials): S3Client {
  return new S3Client({
    ...(credentials && { credentials }),
    maxAttempts: 5,
    requestHandler,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

/** Without limits the SDK waits indefinitely on a connection that has gone silent. */
const requestHandler = {
  connectionTimeout: 3_000,
  socketTimeout: 15_000,
  requestTimeout: 60_000,
  throwOnRequestTimeout: true,
};
