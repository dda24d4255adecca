import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 46rem)');

/** True on a screen on which a row of a table takes two lines. */
export const useNarrow = (): boolean => useSyncExternalStore(listen, () => query.matches);

function listen(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
