import { Amplify } from 'aws-amplify';
import { signOut } from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { forgetFolders } from '../folder/forget-folders.ts';
import { wishKey } from '../notification/notification-wish.ts';
import { localSiteStorage, tabSiteStorage } from '../storage/site-storage.ts';
import { endAllSessions } from './end-all-sessions.ts';
import type { Session } from './session.ts';
import { createSession } from './session.ts';
import { storedPerson, tokenKeyPrefix } from './stored-person.ts';
import { tokenStorageOver } from './token-storage.ts';

/** The longest wait for the server to revoke a token. After that this browser forgets the token anyway. */
const revokeWithinMs = 5_000;

/** Opens this tab's session and watches the other tabs. Call this once, after `Amplify.configure`. */
export function openSession(): Session {
  cognitoUserPoolsTokenProvider.setKeyValueStorage(tokenStorageOver(localSiteStorage));
  const clientId = Amplify.getConfig().Auth?.Cognito.userPoolClientId ?? '';
  const session = createSession({
    storedPerson: () => storedPerson(localSiteStorage, clientId),
    removeTokens: () => removeTokens(clientId),
    endAllSessions,
    reload: () => location.reload(),
    tabStorage: tabSiteStorage,
  });
  // Every tab receives this event, except the tab that writes. `key` is null when everything was cleared.
  addEventListener('storage', ({ key }) => {
    if (key === null || key.startsWith(tokenKeyPrefix)) session.check();
  });
  // A page that was frozen, or kept for the Back button, has received no event.
  addEventListener('pageshow', () => session.check());
  addEventListener('focus', () => session.check());
  document.addEventListener('visibilitychange', () => session.check());
  return session;
}

/**
 * Revokes the refresh token and removes all tokens here. The tokens are removed even when the network prevents the
 * revocation.
 */
async function removeTokens(clientId: string): Promise<void> {
  const lastUserKey = `${tokenKeyPrefix}${clientId}.LastAuthUser`;
  const user = localSiteStorage.getItem(lastUserKey);
  await Promise.race([
    Promise.all([signOut(), forgetFolders()]),
    new Promise((done) => setTimeout(done, revokeWithinMs)),
  ]);
  localSiteStorage.removeItem(wishKey);
  if (user === null) return;
  for (const name of ['accessToken', 'idToken', 'refreshToken', 'clockDrift', 'signInDetails'])
    localSiteStorage.removeItem(`${tokenKeyPrefix}${clientId}.${user}.${name}`);
  if (localSiteStorage.getItem(lastUserKey) === user) localSiteStorage.removeItem(lastUserKey);
}
