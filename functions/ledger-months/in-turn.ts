/** Does the work on each thing, at most `mostAtOnce` at a time, begun in order. Results are in the order of the things. */
export async function inTurn<Thing, Result>(
  things: readonly Thing[],
  mostAtOnce: number,
  work: (thing: Thing) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const rest = things.entries();
  const worker = async () => {
    for (const [index, thing] of rest) results[index] = await work(thing);
  };
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, things.length) }, worker));
  return results;
}
