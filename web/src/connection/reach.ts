import type { Cell } from '../state/cell.ts';
import { createCell } from '../state/cell.ts';

/**
 * `offline`: the browser reports that there is no network. `unreachable`: the browser reports a network, but a request
 * got no answer.
 */
export type Reach = 'reached' | 'offline' | 'unreachable';

export interface Connection {
  readonly reach: Cell<Reach>;
  /** Report that an answer came, even an error. */
  readonly answered: () => void;
  /** Report that a request got no answer. */
  readonly unanswered: () => void;
  /** Listens to the browser. Returns a function that stops this. */
  readonly start: () => () => void;
}

/**
 * The state of the connection to the server, in one place. So its loss is shown once, and not by everything that sends
 * requests.
 */
export function createConnection(
  network: { readonly onLine: boolean } & object = navigator,
  events: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> = globalThis,
): Connection {
  const reach = createCell<Reach>(network.onLine ? 'reached' : 'offline');
  const whenOffline = () => reach.set('offline');
  const whenOnline = () => reach.set('reached');
  return {
    reach,
    answered: () => reach.set('reached'),
    unanswered: () => reach.set(network.onLine ? 'unreachable' : 'offline'),
    start() {
      events.addEventListener('offline', whenOffline);
      events.addEventListener('online', whenOnline);
      if (!network.onLine) whenOffline();
      return () => {
        events.removeEventListener('offline', whenOffline);
        events.removeEventListener('online', whenOnline);
      };
    },
  };
}
