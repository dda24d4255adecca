import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { JobKey } from '../jobs/jobs.ts';
import { createDynamodb, createS3 } from './clients.ts';
import type { OwnerCredentials } from './owner-session.ts';
import { assumeOwner } from './owner-session.ts';

/** Clients that reach one owner's data, and their credentials. */
export interface OwnerClients {
  readonly dynamodb: DynamoDBClient;
  readonly s3: S3Client;
  readonly credentials: OwnerCredentials;
  /** Closes the clients' connections. A warm process would otherwise keep those of every run. */
  readonly close: () => void;
}

/** Opens a session for the owner of a job. Throws an error of STS. */
export async function openOwner(roleArn: string, key: JobKey): Promise<OwnerClients> {
  const credentials = await assumeOwner(roleArn, key, AbortSignal.timeout(answerWithinMs));
  const [dynamodb, s3] = [createDynamodb(credentials), createS3(credentials)];
  return {
    dynamodb,
    s3,
    credentials,
    close: () => {
      dynamodb.destroy();
      s3.destroy();
    },
  };
}

/** With all tries of the SDK. */
const answerWithinMs = 20_000;
