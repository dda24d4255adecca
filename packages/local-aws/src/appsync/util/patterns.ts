import type { Helpers } from './helper.ts';
import { stringAt } from './helper.ts';

export const patternHelpers: Helpers = {
  'util.matches': (args) => matches(stringAt(args, 0, 'util.matches'), stringAt(args, 1, 'util.matches')),
};

/**
 * AWS says "based on Java's Pattern" but not whether the whole value must match. A pattern for which the two readings
 * differ is refused. Anchored with ^ and $, it is accepted.
 */
function matches(pattern: string, value: string): boolean {
  const whole = compiled(`^(?:${pattern})$`, pattern).test(value);
  const somewhere = compiled(pattern, pattern).test(value);
  if (whole === somewhere) return whole;
  throw new Error(
    `util.matches: ${JSON.stringify(pattern)} matches only a part of ${JSON.stringify(value)}, and AWS does not say whether that counts; anchor it with ^ and $`,
  );
}

function compiled(source: string, pattern: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch (cause) {
    throw new Error(
      `util.matches: the local host accepts patterns that mean the same in Java and JavaScript, not ${JSON.stringify(pattern)}`,
      { cause },
    );
  }
}
