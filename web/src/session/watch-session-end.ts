import { CONNECTION_STATE_CHANGE, ConnectionState } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import { renewCredentials } from '../../../client/apollo/renew-credentials.ts';
import type { Session } from './session.ts';

/** How often an open page checks its session when no other event causes a check. Tokens live 15 minutes. */
const askEveryMs = 5 * 60_000;
const askAgainAfterMs = 30_000;

/**
 * Detects that the session was ended from another device: when the realtime connection breaks, when the person returns
 * to the page, and every few minutes. The check is a renewal, which the user pool refuses for an ended session. Returns
 * a function that stops this.
 */
export function watchSessionEnd(session: Session): () => void {
  let lastAskedMs = Date.now();

  function ask(): void {
    lastAskedMs = Date.now();
    renewCredentials().then(
      (renewal) => {
        if (renewal === 'ended') void session.ended();
      },
      // No network, or a failure of the service: neither says anything about the session.
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
