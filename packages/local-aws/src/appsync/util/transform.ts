import { renderFilter, UnreadableFilter } from './filter-expression.ts';
import type { Helpers } from './helper.ts';
import { toSubscriptionFilter } from './subscription-filter.ts';

export const transformHelpers: Helpers = {
  'util.transform.toSubscriptionFilter': ([filter, ignored, rules]) =>
    toSubscriptionFilter(filter, Array.isArray(ignored) ? ignored.map(String) : [], rules ?? {}),
  'util.transform.toDynamoDBFilterExpression': ([filter]) => rendered(filter),
  'util.transform.toDynamoDBConditionExpression': ([filter]) => rendered(filter),
};

/** A JSON string. Null for a filter that cannot be rendered (recorded from the service). */
function rendered(filter: unknown): string | null {
  try {
    return JSON.stringify(renderFilter(filter));
  } catch (error) {
    if (error instanceof UnreadableFilter) return null;
    throw error;
  }
}
