import { CONNECTION_STATE_CHANGE, ConnectionState } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import { renewCredentials } from '../../../client/apollo/renew-credentials.ts';
import type { Session } from './session.ts';

/** How often an open page asks whether its session still stands, when nothing else makes it ask. Tokens live 15 minutes. */
const askEveryMs = 5 * 60_000;
const askAgainAfterMs = 30_000;

/**
 * Finds out that the session was ended from another device: when the realtime connection breaks off, when the page is looked at again,
 * and every few minutes. Asking is renewing, which the user pool refuses for an ended session. Returns what stops it.
 */
export function watchSessionEnd(session: Session): () => void {
  let lastAskedMs = Date.now();

  function ask(): void {
    lastAskedMs = Date.now();
    renewCredentials().then(
      (renewal) => {
        if (renewal === 'ended') void session.ended();
      },
      // No network, or a fault of the service: it says nothing about the session.
      (error: unknown) => console.warn('Whether the session still stands could not be found out.', error),
    );
  }

  const askAtSight = () => {
    if (document.visibilityState === 'visible' && Date.now() - lastAskedMs > askAgainAfterMs) ask();
  };
  const stopListening = Hub.listen('api', ({ payload }) => {
    if (payload.event !== CONNECTION_STATE_CHANGE) return;
    const { connectionState } = payload.data as { connectionState: ConnectionState };
    if (connectionState === ConnectionState.ConnectionDisrupted) ask();
  });
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') ask();
  }, askEveryMs);
  document.addEventListener('visibilitychange', askAtSight);
  return () => {
    stopListening();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', askAtSight);
  };
}
