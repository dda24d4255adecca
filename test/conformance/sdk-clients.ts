import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import type { Credentials } from '../person.ts';
import type { Service, Target } from './target.ts';

/**
 * AWS's clients. They sign as the target's operator by default. They make one attempt, so a case sees the first
 * response.
 */
export const s3Of = (target: Target, credentials?: Credentials): S3Client =>
  new S3Client(settings(target, 's3', credentials));
export const dynamodbOf = (target: Target, credentials?: Credentials): DynamoDBClient =>
  new DynamoDBClient(settings(target, 'dynamodb', credentials));
export const lambdaOf = (target: Target, credentials?: Credentials): LambdaClient =>
  new LambdaClient(settings(target, 'lambda', credentials));
export const stsOf = (target: Target, credentials?: Credentials): STSClient =>
  new STSClient(settings(target, 'sts', credentials));

function settings(target: Target, service: Service, credentials = target.operator) {
  return { ...target.clientOf(service), maxAttempts: 1, ...(credentials === undefined ? {} : { credentials }) };
}

/** The name of the error with which a call rejects. */
export function errorOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => '(no error)',
    (error: unknown) => (error as Error).name,
  );
}
