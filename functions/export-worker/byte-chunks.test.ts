import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteChunks } from './byte-chunks.ts';

it('gives out what went in, in order, whatever the sizes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 20 })),
      fc.array(fc.integer({ min: 0, max: 15 })),
      (chunks, sizes) => {
        const gathered = new ByteChunks();
        for (const chunk of chunks) gathered.add(chunk);
        const taken = sizes
          .filter((size) => size <= gathered.length)
          .map((size) => gathered.take(Math.min(size, gathered.length)));
        expect(Buffer.concat([...taken, gathered.take(gathered.length)])).toEqual(Buffer.concat(chunks));
      },
    ),
    { seed: 1, numRuns: 500 },
  );
});

it('refuses to give more than it has', () => {
  expect(() => new ByteChunks().take(1)).toThrow(RangeError);
});
