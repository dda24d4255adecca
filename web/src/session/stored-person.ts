import type { SiteStorage } from '../storage/site-storage.ts';

/** A person who is signed in in this browser. */
export interface Person {
  /** The user pool's `sub`. It stays when the email changes. */
  readonly userId: string;
  readonly email: string;
}

/** The start of the keys of Amplify's tokens. The client's id follows. */
export const tokenKeyPrefix = 'CognitoIdentityServiceProvider.';

/**
 * The person whose tokens Amplify has stored, in the browser's storage that all tabs share. Null when nobody is signed
 * in. Reads only storage, so that a tab can check before each action. Whether the server still accepts the tokens is
 * not checked.
 *
 * @param clientId the user pool client's id, part of every key.
 */
export function storedPerson(storage: Pick<SiteStorage, 'getItem'>, clientId: string): Person | null {
  const user = storage.getItem(`${tokenKeyPrefix}${clientId}.LastAuthUser`);
  if (user === null) return null;
  const stored = (name: string) => storage.getItem(`${tokenKeyPrefix}${clientId}.${user}.${name}`);
  const idToken = stored('idToken');
  // Amplify writes and removes the tokens one by one. An incomplete set means that nobody is signed in yet, or any
  // more.
  if (idToken === null || stored('accessToken') === null || stored('refreshToken') === null) return null;
  const { sub, email } = claimsOf(idToken);
  return typeof sub === 'string' && typeof email === 'string' ? { userId: sub, email } : null;
}

/**
 * The claims of a JWT, unchecked. Here they only decide which page is shown. The server checks the token at each
 * request.
 */
function claimsOf(jwt: string): { readonly sub?: unknown; readonly email?: unknown } {
  const base64 = (jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' && claims !== null ? claims : {};
  } catch (error) {
    // Not base64 (InvalidCharacterError), or not JSON: other code wrote there.
    if (error instanceof DOMException || error instanceof SyntaxError) return {};
    throw error;
  }
}
