import type { Cell } from '../state/cell.ts';
import { createCell } from '../state/cell.ts';

/** `offline`: the browser says that there is no network. `unreachable`: it does not, but a request got no answer. */
export type Reach = 'reached' | 'offline' | 'unreachable';

export interface Connection {
  readonly reach: Cell<Reach>;
  /** An answer came, whatever it says. */
  readonly answered: () => void;
  /** A request got no answer. */
  readonly unanswered: () => void;
  /** Listens to the browser. Gives back what ends that. */
  readonly start: () => () => void;
}

/** What is known of the way to the server, in one place, so that its loss is told once and not by everything that asks the server. */
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
