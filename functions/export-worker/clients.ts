import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';

/**
 * Reads a table as fast as it is served. The SDK's logger middleware builds a filtered copy of every response even when nothing is logged,
 * which costs more than all the rest of reading a page, so it is taken out.
 */
export function createDynamodb(): DynamoDBClient {
  const client = new DynamoDBClient({ maxAttempts: 6, requestHandler });
  if (!client.middlewareStack.remove('loggerMiddleware')) {
    throw new Error(
      'The SDK has no loggerMiddleware to take out any more. Look at what it does instead in createDynamodb, and measure.',
    );
  }
  return client;
}

/**
 * The SDK's own checksums are off: uploads carry a CRC32 that zlib computes (upload-archive.ts), and what is read back is hashed by
 * ourselves, so that a changed byte is seen as such and not as one more broken connection.
 */
export function createS3(): S3Client {
  return new S3Client({
    maxAttempts: 5,
    requestHandler,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

/** Without limits the SDK waits for ever on a connection that has gone silent. */
const requestHandler = {
  connectionTimeout: 3_000,
  socketTimeout: 15_000,
  requestTimeout: 60_000,
  throwOnRequestTimeout: true,
};
