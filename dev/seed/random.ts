/** Repeatable random numbers: the same seed gives the same draws on every machine. Not for secrets. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean;
  /** One of the list, all equally likely. */
  pick<T>(list: readonly [T, ...T[]]): T;
  /** A UUID in the form of version 4. */
  uuid(): string;
}

/**
 * Chris Doty-Humphrey's sfc32 (PractRand, public domain): 128 bits of state, and a few additions and shifts for each
 * draw. Node's own generators cannot be seeded.
 *
 * @param seed a whole number. Only its lower 32 bits are used.
 */
export function createRandom(seed: number): Random {
  const draw32 = sfc32(seed);
  const fraction = () => draw32() / 2 ** 32;
  return {
    integer: (min, max) => min + Math.floor(fraction() * (max - min + 1)),
    chance: (probability) => fraction() < probability,
    pick: <T>(list: readonly [T, ...T[]]) => list[Math.floor(fraction() * list.length)] ?? list[0],
    uuid: () => {
      const hex = [draw32(), (draw32() & 0xffff0fff) | 0x4000, (draw32() & 0x3fffffff) | 0x80000000, draw32()]
        .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
        .join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
  };
}

function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88, 1];
  const draw = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  // Seeds that differ in one bit need a dozen rounds before their draws look unrelated (PractRand's own practice).
  for (let round = 0; round < 15; round++) draw();
  return draw;
}
