import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { TemporaryCredentials } from '../../identity/credential-authority.ts';
import { createGate } from '../../identity/create-gate.ts';
import type { PolicyDocument } from '../../identity/gate.ts';
import type { RoleSession } from '../../identity/principal.ts';
import { createCredentialAuthority } from '../../identity/signed-credentials.ts';
import type { ApiSettings } from '../api-settings.ts';
import type { GraphqlApi, GraphqlApiOptions } from '../start-graphql-api.ts';
import { startGraphqlApi } from '../start-graphql-api.ts';

export const region = 'eu-west-1';
export const accountId = '123456789012';

export interface TestApi extends GraphqlApi {
  readonly endpoint: string;
  readonly logged: string[];
  /** The host's clock; tests move it. */
  readonly clock: { nowMs(): number; offsetMs: number };
  /** Credentials of a person whose identity id ends in `name`, or of a function's role. */
  readonly person: (name: string) => TemporaryCredentials;
  readonly worker: () => TemporaryCredentials;
}

export interface TestApiOptions {
  readonly settings: ApiSettings;
  /** What people may call, e.g. `Query.export`. @default everything */
  readonly personMay?: readonly string[];
  readonly dynamodbUrl?: string;
  readonly lambdaUrl?: string;
  readonly options?: Partial<GraphqlApiOptions>;
}

/** A running API behind a real gate: real credentials, real signatures, real policies. */
export async function openTestApi({ settings, personMay, dynamodbUrl, lambdaUrl, options }: TestApiOptions): Promise<TestApi> {
  const dataDir = mkdtempSync(join(tmpdir(), 'appsync-test-'));
  const clock = { offsetMs: 0, nowMs: () => Date.now() + clock.offsetMs };
  const logged: string[] = [];
  const credentials = createCredentialAuthority({ dataDir, clock, operator: { accessKeyId: 'AKIAOPERATOROPERATOR', secretAccessKey: 'operator-secret', userArn: `arn:aws:iam::${accountId}:user/operator` } });
  const policies: Record<string, PolicyDocument[]> = {
    [roleArn('person')]: [allow(personMay?.map((field) => fieldArn(settings.apiId, field)) ?? ['*'])],
    [roleArn('worker')]: [allow(['*'])],
  };
  const gate = createGate({ credentials, policies: (arn) => policies[arn] ?? [], clock, region });
  const keys = { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'secret' };
  const api = await startGraphqlApi({
    port: 0, clock, gate, region, accountId, settings,
    dataSourceClients: {
      dynamodb: () => new DynamoDBClient({ region, credentials: keys, endpoint: dynamodbUrl ?? 'http://127.0.0.1:9', maxAttempts: 1 }),
      lambda: () => new LambdaClient({ region, credentials: keys, endpoint: lambdaUrl ?? 'http://127.0.0.1:9', maxAttempts: 1 }),
    },
    log: (message, cause) => { logged.push(cause instanceof Error ? `${message}: ${cause.message}` : message); },
    ...options,
  });
  return {
    ...api, clock, logged,
    endpoint: `${api.url}/graphql`,
    person: (name) => credentials.issue(personSession(name), 3600),
    worker: () => credentials.issue(session('worker', 'export-worker'), 3600),
    async close() {
      await api.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

export function identityIdOf(name: string): string {
  return `${region}:00000000-0000-4000-8000-${Buffer.from(name).toString('hex').padStart(12, '0').slice(-12)}`;
}

export function personSession(name: string): RoleSession {
  return {
    ...session('person', 'CognitoIdentityCredentials'),
    cognito: {
      identityId: identityIdOf(name),
      identityPoolId: `${region}:11111111-1111-4111-8111-111111111111`,
      authType: 'authenticated',
      authProvider: `"cognito-idp.${region}.amazonaws.com/${region}_abc","cognito-idp.${region}.amazonaws.com/${region}_abc:CognitoSignIn:${name}"`,
    },
  };
}

function session(roleName: string, sessionName: string): RoleSession {
  return { kind: 'role-session', roleArn: roleArn(roleName), roleName, roleId: `AROA${roleName.toUpperCase().padEnd(17, 'X')}`, sessionName };
}

function roleArn(name: string): string {
  return `arn:aws:iam::${accountId}:role/${name}`;
}

function fieldArn(apiId: string, field: string): string {
  const [type = '', name = ''] = field.split('.');
  return `arn:aws:appsync:${region}:${accountId}:apis/${apiId}/types/${type}/fields/${name}`;
}

function allow(resources: readonly string[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'appsync:GraphQL', Resource: resources }] };
}
