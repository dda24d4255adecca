import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { region } from 'local-aws/host/account.ts';
import type { HostUnderTest } from './host-under-test.ts';
import { operatorVariables } from './ledger-in-tables.ts';

/** AWS's client for the user pool of a host, with the operator's keys. */
export function userPoolAdministrator(host: HostUnderTest): {
  readonly client: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly clientId: string;
} {
  const { auth } = JSON.parse(host.amplifyOutputs) as {
    readonly auth: { readonly user_pool_id: string; readonly user_pool_client_id: string };
  };
  const variables = operatorVariables(host);
  return {
    client: new CognitoIdentityProviderClient({
      region,
      endpoint: host.host.urls['cognito-idp'],
      credentials: {
        accessKeyId: variables['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: variables['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
      maxAttempts: 1,
    }),
    userPoolId: auth.user_pool_id,
    clientId: auth.user_pool_client_id,
  };
}
