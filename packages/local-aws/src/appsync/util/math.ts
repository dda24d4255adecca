import { randomInt } from 'node:crypto';
import type { Helpers } from './helper.ts';
import { numberAt } from './helper.ts';

export const mathHelpers: Helpers = {
  'util.math.roundNum': (args) => Math.round(numberAt(args, 0, 'util.math.roundNum')),
  'util.math.minVal': (args) => Math.min(numberAt(args, 0, 'util.math.minVal'), numberAt(args, 1, 'util.math.minVal')),
  'util.math.maxVal': (args) => Math.max(numberAt(args, 0, 'util.math.maxVal'), numberAt(args, 1, 'util.math.maxVal')),
  'util.math.randomDouble': () => Math.random(),
  /** From the first number, included, to the second, excluded. */
  'util.math.randomWithinRange': (args) =>
    randomInt(numberAt(args, 0, 'util.math.randomWithinRange'), numberAt(args, 1, 'util.math.randomWithinRange')),
};
