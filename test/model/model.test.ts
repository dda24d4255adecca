import { afterAll, beforeAll, describe, it } from 'vitest';
import { createRandom } from '../../dev/seed/random.ts';
import { Interleaving } from './interleaving.ts';
import type { World } from './world.ts';
import { startWorld } from './world.ts';

/** The number of histories, and of acts in each: a handful here, a hundred with `npm run test:model`. */
const seeds = Number(process.env['MODEL_SEEDS'] ?? 4);
const acts = 60;

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

describe('an export under random acts in random order', () => {
  it.each(Array.from({ length: seeds }, (_, index) => index + 1))('keeps its laws (seed %i)', async (seed) => {
    const interleaving = new Interleaving(world, createRandom(seed));
    try {
      for (let act = 0; act < acts; act += 1) await interleaving.act();
      await interleaving.rest();
    } catch (cause) {
      throw new Error(`Seed ${seed}, after:\n${interleaving.history.join('\n')}`, { cause });
    }
  });
});
