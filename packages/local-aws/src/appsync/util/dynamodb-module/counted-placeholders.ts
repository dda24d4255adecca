import type { Placeholders } from '../filter-expression.ts';

/**
 * `#expName_1`, `:expValue_1`, … counted over one request. This is recorded from the service for updates and unproven
 * for keys, conditions and filters. One common count avoids clashes when the parts of a request are merged.
 */
export function countedPlaceholders(): Placeholders {
  let names = 0;
  let values = 0;
  return { name: () => `#expName_${++names}`, value: () => `:expValue_${++values}` };
}
