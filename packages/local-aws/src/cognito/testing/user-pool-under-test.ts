import type { AuthFlowType } from '@aws-sdk/client-cognito-identity-provider';
import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { onTestFinished } from 'vitest';
import type { EndpointSettings, SignInTokens } from './cognito-under-test.ts';
import { clientId, goodPassword, openCognito, poolId, region } from './cognito-under-test.ts';

export const email = 'hanako@example.com';
export const hourMs = 3_600_000;

/** User pools and AWS's own SDK as their client. They close after the test. */
export async function aPool(settings?: EndpointSettings) {
  const cognito = await openCognito(settings);
  onTestFinished(() => cognito.close());
  const sdk = (credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x' }) =>
    new CognitoIdentityProviderClient({
      region,
      endpoint: cognito.userPools.url,
      maxAttempts: 1,
      credentials,
    });
  const signUp = (username = email, attributes: Record<string, string> = {}, password = goodPassword) =>
    sdk().send(
      new SignUpCommand({
        ClientId: clientId,
        Username: username,
        Password: password,
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      }),
    );
  const confirm = (code: string, username = email) =>
    sdk().send(new ConfirmSignUpCommand({ ClientId: clientId, Username: username, ConfirmationCode: code }));
  const initiate = (flow: AuthFlowType, parameters: Record<string, string>, ClientId = clientId) =>
    sdk().send(new InitiateAuthCommand({ AuthFlow: flow, ClientId, AuthParameters: parameters }));
  const signIn = async (password = goodPassword, username = email): Promise<SignInTokens> => {
    const response = await initiate('USER_PASSWORD_AUTH', { USERNAME: username, PASSWORD: password });
    return response.AuthenticationResult as SignInTokens;
  };
  const refresh = (token: string, ClientId = clientId) =>
    sdk().send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken: token }));
  const getUser = (token: string) => sdk().send(new GetUserCommand({ AccessToken: token }));
  const lastCode = () => cognito.codes.at(-1)?.code ?? '';
  return { cognito, sdk, signUp, confirm, initiate, signIn, refresh, getUser, lastCode };
}

/** A pool with one confirmed person, who signs in with `email` and `goodPassword`. */
export async function aMember(settings?: EndpointSettings) {
  const pool = await aPool(settings);
  const { sub } = await pool.cognito.userPools.adminCreateUser({ poolId, email, password: goodPassword });
  return { ...pool, sub };
}
