import { rm } from 'node:fs/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { MovedClock } from '../../auth/testing/gate-fixture.ts';
import { accountId, createGateFixture, operatorKeys } from '../../auth/testing/gate-fixture.ts';
import type { RoleSession } from '../../iam/principal.ts';
import type { TemporaryCredentials } from '../../sigv4/credential-authority.ts';
import type { ApiSettings } from '../settings.ts';
import type { GraphqlApi, GraphqlApiOptions } from '../start.ts';
import { startGraphqlApi } from '../start.ts';

/** A region other than the host's, so that no code can rely on the host's. */
export const region = 'eu-west-1';

export interface TestApi extends GraphqlApi {
  readonly endpoint: string;
  readonly logged: string[];
  /** The host's clock, which tests move. */
  readonly clock: MovedClock;
  /** Credentials of a person whose identity id ends in `name`, or of a function's role. */
  readonly person: (name: string) => TemporaryCredentials;
  readonly worker: () => TemporaryCredentials;
}

export interface TestApiOptions {
  readonly settings: ApiSettings;
  /** The fields that people may call, e.g. `Query.export`. @default everything */
  readonly personMay?: readonly string[];
  readonly dynamodbUrl?: string;
  readonly lambdaUrl?: string;
  readonly options?: Partial<GraphqlApiOptions>;
}

/** A running API behind a real gate, with real credentials, signatures and policies. */
export async function openTestApi({
  settings,
  personMay,
  dynamodbUrl,
  lambdaUrl,
  options,
}: TestApiOptions): Promise<TestApi> {
  const { dataDir, clock, gate, credentials, role } = createGateFixture({ region });
  const logged: string[] = [];
  const worker = { ...role('worker', allow(['*'])), sessionName: 'order-worker' };
  const person = (name: string) => ({
    ...role('person', allow(personMay?.map((field) => fieldArn(settings.apiId, field)) ?? ['*'])),
    ...cognitoSession(name),
  });
  const clientOptions = { region, credentials: operatorKeys, maxAttempts: 1 };
  const api = await startGraphqlApi({
    port: 0,
    clock,
    gate,
    region,
    accountId,
    settings,
    dataSourceClients: {
      dynamodb: () => new DynamoDBClient({ ...clientOptions, endpoint: dynamodbUrl ?? 'http://127.0.0.1:9' }),
      lambda: () => new LambdaClient({ ...clientOptions, endpoint: lambdaUrl ?? 'http://127.0.0.1:9' }),
    },
    log: (message, cause) => {
      logged.push(cause instanceof Error ? `${message}: ${cause.message}` : message);
    },
    ...options,
  });
  return {
    ...api,
    clock,
    logged,
    endpoint: `${api.url}/graphql`,
    person: (name) => credentials.issue(person(name), 3600),
    worker: () => credentials.issue(worker, 3600),
    async close() {
      await api.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export function identityIdOf(name: string): string {
  return `${region}:00000000-0000-4000-8000-${Buffer.from(name).toString('hex').padStart(12, '0').slice(-12)}`;
}

function cognitoSession(name: string): Pick<RoleSession, 'sessionName' | 'cognito'> {
  return {
    sessionName: 'CognitoIdentityCredentials',
    cognito: {
      identityId: identityIdOf(name),
      identityPoolId: `${region}:11111111-1111-4111-8111-111111111111`,
      authType: 'authenticated',
      authProvider: `"cognito-idp.${region}.amazonaws.com/${region}_abc","cognito-idp.${region}.amazonaws.com/${region}_abc:CognitoSignIn:${name}"`,
    },
  };
}

function fieldArn(apiId: string, field: string): string {
  const [type = '', name = ''] = field.split('.');
  return `arn:aws:appsync:${region}:${accountId}:apis/${apiId}/types/${type}/fields/${name}`;
}

function allow(resources: readonly string[]): readonly object[] {
  return [{ Effect: 'Allow', Action: 'appsync:GraphQL', Resource: resources }];
}
