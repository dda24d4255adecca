import type { SiteStorage } from '../storage/site-storage.ts';

/** A person who is signed in in this browser. */
export interface Person {
  /** The user pool's `sub`: stays when the email changes. */
  readonly userId: string;
  readonly email: string;
}

/** How the keys of Amplify's tokens begin, followed by the client's id. */
export const tokenKeyPrefix = 'CognitoIdentityServiceProvider.';

/**
 * The person whose tokens Amplify has stored, in the browser's storage that all tabs share; null when nobody is signed in. Reads no more
 * than storage, so that a tab can look before each thing it does. Whether the server still accepts the tokens is another question.
 *
 * @param clientId the user pool client's id, part of every key.
 */
export function storedPerson(storage: Pick<SiteStorage, 'getItem'>, clientId: string): Person | null {
  const user = storage.getItem(`${tokenKeyPrefix}${clientId}.LastAuthUser`);
  if (user === null) return null;
  const stored = (name: string) => storage.getItem(`${tokenKeyPrefix}${clientId}.${user}.${name}`);
  const idToken = stored('idToken');
  // Amplify writes and removes them one by one: a part of them is nobody yet, or nobody any more.
  if (idToken === null || stored('accessToken') === null || stored('refreshToken') === null) return null;
  const { sub, email } = claimsOf(idToken);
  return typeof sub === 'string' && typeof email === 'string' ? { userId: sub, email } : null;
}

/** What a JWT says, unchecked: here it only decides what is shown. The server checks it at each request. */
function claimsOf(jwt: string): { readonly sub?: unknown; readonly email?: unknown } {
  const base64 = (jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' && claims !== null ? claims : {};
  } catch (error) {
    // Not base64 (InvalidCharacterError), or no JSON: somebody else wrote there.
    if (error instanceof DOMException || error instanceof SyntaxError) return {};
    throw error;
  }
}
