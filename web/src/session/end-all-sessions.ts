import { Amplify } from 'aws-amplify';
import { fetchAuthSession } from 'aws-amplify/auth';

/**
 * Cognito's GlobalSignOut: revokes every refresh and access token of the person. Amplify's `signOut({ global: true })`
 * is not used, because it hides a failure. The person would then believe that a stolen session has ended.
 *
 * @throws an Error with Cognito's name for the refusal, or a TypeError without a network.
 */
export async function endAllSessions(): Promise<void> {
  const accessToken = (await fetchAuthSession()).tokens?.accessToken.toString();
  if (accessToken === undefined)
    throw Object.assign(new Error('No tokens are stored.'), { name: 'UserUnAuthenticatedException' });
  const response = await fetch(userPoolEndpoint(), {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.GlobalSignOut',
    },
    body: JSON.stringify({ AccessToken: accessToken }),
  });
  if (!response.ok) throw await refusalIn(response);
}

function userPoolEndpoint(): string {
  const { userPoolId, userPoolEndpoint: ownEndpoint } = Amplify.getConfig().Auth?.Cognito as {
    userPoolId: string;
    userPoolEndpoint?: string;
  };
  return ownEndpoint ?? `https://cognito-idp.${userPoolId.split('_')[0] ?? ''}.amazonaws.com/`;
}

async function refusalIn(response: Response): Promise<Error> {
  const { __type: type = '', message = '' } = (await response.json().catch(() => ({}))) as {
    __type?: string;
    message?: string;
  };
  return Object.assign(new Error(message), { name: type.split('#').at(-1) ?? '' });
}
