import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { region } from 'local-aws/host/account.ts';
import type { HostUnderTest } from './host-under-test.ts';
import type { Person } from './person.ts';
import { signInAs } from './person.ts';

/** Signs a new person up with the code that Cognito would have mailed, and signs them in. Their ledger is empty. */
export async function signUpAs(host: HostUnderTest, email: string): Promise<Person> {
  const { auth } = JSON.parse(host.amplifyOutputs) as { auth: { user_pool_client_id: string } };
  const client = new CognitoIdentityProviderClient({
    region,
    endpoint: host.host.urls['cognito-idp'],
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  const password = 'Long-enough-password-1';
  const who = { ClientId: auth.user_pool_client_id, Username: email };
  await client.send(
    new SignUpCommand({ ...who, Password: password, UserAttributes: [{ Name: 'email', Value: email }] }),
  );
  const code = host.output
    .map((line) => /^Code for (\S+) .*: (\d+)$/.exec(line))
    .findLast((match) => match?.[1] === email)?.[2];
  await client.send(new ConfirmSignUpCommand({ ...who, ConfirmationCode: code }));
  client.destroy();
  return signInAs(host, { email, password });
}
