/** A value that others may read and subscribe to. React reads it with `useSyncExternalStore`. */
export interface Cell<T> {
  readonly get: () => T;
  readonly set: (next: T) => void;
  /** Calls `listener` after each change. Returns a function that stops this. */
  readonly listen: (listener: () => void) => () => void;
}

export function createCell<T>(first: T): Cell<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
