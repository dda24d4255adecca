import { ListTablesCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect } from 'vitest';
import { archivesPrefix } from '../../archive/object-key.ts';
import type { Case } from './case.ts';
import { dynamodbOf, errorOf, lambdaOf, s3Of, stsOf } from './sdk-clients.ts';

/** A person's credentials give access only to the API. The permission matrix has every role and every cell. */
export const iamCases: readonly Case[] = [
  {
    clause: 'a person cannot read a bucket, even their own prefix',
    source: 'documented',
    async holds({ target, credentials, identityId }) {
      const client = s3Of(target, credentials);
      expect(
        await errorOf(
          client.send(new ListObjectsV2Command({ Bucket: target.bucket, Prefix: `${archivesPrefix}${identityId}/` })),
        ),
      ).toBe('AccessDenied');
      expect(
        await errorOf(
          client.send(new GetObjectCommand({ Bucket: target.bucket, Key: `${archivesPrefix}${identityId}/x.zip` })),
        ),
      ).toBe('AccessDenied');
    },
  },
  {
    clause: 'a person cannot read a table, even their own partition',
    source: 'documented',
    async holds({ target, credentials, identityId }) {
      const client = dynamodbOf(target, credentials);
      expect(await errorOf(client.send(new ListTablesCommand({})))).toBe('AccessDeniedException');
      const query = new QueryCommand({
        TableName: target.slipsTable,
        KeyConditionExpression: '#o = :o',
        ExpressionAttributeNames: { '#o': 'owner' },
        ExpressionAttributeValues: { ':o': { S: identityId } },
      });
      expect(await errorOf(client.send(query))).toBe('AccessDeniedException');
    },
  },
  {
    clause: 'a person can neither invoke nor list functions',
    source: 'documented',
    async holds({ target, credentials }) {
      expect(
        await errorOf(
          lambdaOf(target, credentials).send(new InvokeCommand({ FunctionName: 'nobodys-function', Payload: '{}' })),
        ),
      ).toBe('AccessDeniedException');
    },
  },
  {
    clause: 'a person may ask who they are, and is a session of the role of signed-in people',
    source: 'documented',
    async holds({ target, credentials }) {
      const { Arn, UserId, Account } = await stsOf(target, credentials).send(new GetCallerIdentityCommand({}));
      expect(Arn).toMatch(
        new RegExp(`^arn:aws:sts::${Account ?? ''}:assumed-role/[\\w+=,.@-]+/CognitoIdentityCredentials$`),
      );
      expect(UserId).toMatch(/^AROA[A-Z0-9]{12,17}:CognitoIdentityCredentials$/);
    },
  },
  {
    clause: 'a person takes no role, one that is there and one that is not alike',
    source: 'documented',
    async holds({ target, credentials }) {
      const client = stsOf(target, credentials);
      const { Arn = '', Account = '' } = await client.send(new GetCallerIdentityCommand({}));
      for (const role of [Arn.split('/')[1] ?? '', 'nobodys-role']) {
        const assume = new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::${Account}:role/${role}`,
          RoleSessionName: 'conformance',
          Tags: [{ Key: 'owner', Value: 'me' }],
        });
        expect(await errorOf(client.send(assume))).toBe('AccessDenied');
      }
    },
  },
  {
    clause: 'AssumeRole names what is wrong with its parameters',
    source: 'recorded',
    async holds({ target, credentials }) {
      const client = stsOf(target, credentials);
      const { Account = '' } = await client.send(new GetCallerIdentityCommand({}));
      const assume = new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${Account}:role/any`,
        RoleSessionName: 'a:b',
        DurationSeconds: 60,
      });
      await expect(client.send(assume)).rejects.toMatchObject({
        name: 'ValidationError',
        message: expect.stringMatching(
          /^2 validation errors detected: .*roleSessionName.*regular expression pattern.*durationSeconds.*greater than or equal to 900/s,
        ) as string,
      });
    },
  },
  {
    clause: 'temporary keys without their session token, or with another one’s, are refused by every service',
    source: 'documented',
    async holds({ target, credentials: { accessKeyId, secretAccessKey } }) {
      for (const stripped of [
        { accessKeyId, secretAccessKey },
        { accessKeyId, secretAccessKey, sessionToken: 'x' },
      ]) {
        expect(await errorOf(s3Of(target, stripped).send(new ListObjectsV2Command({ Bucket: target.bucket })))).toMatch(
          /^(InvalidAccessKeyId|InvalidToken)$/,
        );
        expect(await errorOf(dynamodbOf(target, stripped).send(new ListTablesCommand({})))).toBe(
          'UnrecognizedClientException',
        );
        expect(await errorOf(lambdaOf(target, stripped).send(new InvokeCommand({ FunctionName: 'x' })))).toBe(
          'UnrecognizedClientException',
        );
      }
    },
  },
];
