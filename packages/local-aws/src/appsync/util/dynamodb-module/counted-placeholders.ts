import type { Placeholders } from '../filter-expression.ts';

/**
 * `#expName_1`, `:expValue_1`, … counted over one request. Recorded from the service for updates; for keys, conditions and
 * filters unproven, but one count keeps the parts of a request from clashing when they are merged.
 */
export function countedPlaceholders(): Placeholders {
  let names = 0;
  let values = 0;
  return { name: () => `#expName_${++names}`, value: () => `:expValue_${++values}` };
}
