import { useSyncExternalStore } from 'react';
import type { Place } from './place.ts';
import { placeAt } from './place.ts';

/** The place in the address, also after the browser's back button. */
export function usePlace(): Place {
  return useSyncExternalStore(listen, () => placeAt(location.hash));
}

function listen(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
