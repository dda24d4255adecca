import { isJsonObject, shown } from '../../json.ts';
import { checkSubscriptionFilter } from '../realtime/check-subscription-filter.ts';
import type { Invocation } from '../runtime/invocation.ts';
import type { Helpers } from './helper.ts';

/** "Up to 5 unique invalidateSubscriptions calls in a request" (AppSync, extensions). */
const invalidationsPerField = 5;

export const extensionHelpers: Helpers = {
  'extensions.setSubscriptionFilter': ([filter], invocation) => {
    onlyIn('subscription', 'extensions.setSubscriptionFilter', invocation);
    invocation.effects.subscriptionFilter = checkSubscriptionFilter(filter);
  },
  'extensions.setSubscriptionInvalidationFilter': ([filter], invocation) => {
    onlyIn('subscription', 'extensions.setSubscriptionInvalidationFilter', invocation);
    invocation.effects.invalidationFilter = checkSubscriptionFilter(filter);
  },
  'extensions.invalidateSubscriptions': ([invalidation], invocation) => {
    onlyIn('mutation', 'extensions.invalidateSubscriptions', invocation);
    if (
      !isJsonObject(invalidation) ||
      typeof invalidation['subscriptionField'] !== 'string' ||
      !isJsonObject(invalidation['payload'])
    ) {
      throw new Error(
        `extensions.invalidateSubscriptions: expected {subscriptionField, payload}, got ${shown(invalidation)}`,
      );
    }
    if (invocation.effects.invalidations.length >= invalidationsPerField) {
      throw new Error(`extensions.invalidateSubscriptions: at most ${invalidationsPerField} calls in a request`);
    }
    invocation.effects.invalidations.push({
      subscriptionField: invalidation['subscriptionField'],
      payload: invalidation['payload'],
    });
  },
};

function onlyIn(operation: 'mutation' | 'subscription', helper: string, invocation: Invocation): void {
  if (invocation.operation === operation && invocation.handler === 'response') return;
  throw new Error(
    `${helper} works in the response handler of a ${operation} resolver only, not in ${invocation.where}`,
  );
}
