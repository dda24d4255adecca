import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { DataSourceClients } from '../appsync/data-sources/data-source.ts';
import type { Clock } from '../clock.ts';
import type { TemporaryCredentials } from '../sigv4/credential-authority.ts';
import { onClock } from './on-clock.ts';

/**
 * The SDK clients of the API's data sources. They sign as the data source's service role and use the same endpoints as
 * every other client.
 */
export function createDataSourceClients(options: {
  readonly region: string;
  readonly clock: Clock;
  readonly dynamodbUrl: string;
  readonly lambdaUrl: string;
  readonly credentialsOf: (roleArn: string) => TemporaryCredentials;
}): DataSourceClients {
  const { region, clock, dynamodbUrl, lambdaUrl, credentialsOf } = options;
  // The expiry is in the past by the system's clock, so the SDK asks again at each request. The SDK knows no other
  // clock, and the host's clock may have been put ahead.
  const credentials = (roleArn: string) => () =>
    Promise.resolve({ ...credentialsOf(roleArn), expiration: new Date(0) });
  return {
    dynamodb: oncePerRole((roleArn) =>
      onClock(new DynamoDBClient({ region, endpoint: dynamodbUrl, credentials: credentials(roleArn) }), clock),
    ),
    lambda: oncePerRole((roleArn) =>
      onClock(new LambdaClient({ region, endpoint: lambdaUrl, credentials: credentials(roleArn) }), clock),
    ),
  };
}

/** One client per role, shared by all resolvers. */
function oncePerRole<Client>(make: (roleArn: string) => Client): (roleArn: string) => Client {
  const made = new Map<string, Client>();
  return (roleArn) => {
    const client = made.get(roleArn) ?? make(roleArn);
    made.set(roleArn, client);
    return client;
  };
}
