/** Runs what it is given one after another, so that nobody changes what another has just read. */
export type Exclusive = <T>(work: () => Promise<T>) => Promise<T>;

export function createExclusive(): Exclusive {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    // The next in line waits for this one, whatever its end; its caller gets the error.
    last = mine.catch(() => undefined);
    return mine;
  };
}
