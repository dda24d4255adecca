import type { Clock } from '../../clock.ts';
import type { JsonObject } from '../../json.ts';

/** One call of a handler: its position, and its effects on the request other than the returned value. */
export interface Invocation {
  /** For logs and refusals: `Mutation.placeOrder, function find, request`. */
  readonly where: string;
  readonly operation: 'query' | 'mutation' | 'subscription';
  readonly handler: 'request' | 'response';
  readonly clock: Clock;
  readonly log: (message: string) => void;
  readonly effects: Effects;
}

/** Collected from all handlers of one field. */
export interface Effects {
  /** `util.appendError` */
  readonly appendedErrors: FieldError[];
  /** `extensions.invalidateSubscriptions` */
  readonly invalidations: SubscriptionInvalidation[];
  subscriptionFilter?: SubscriptionFilter;
  invalidationFilter?: SubscriptionFilter;
}

export interface FieldError {
  readonly message: string;
  readonly errorType: string | null;
  readonly data: unknown;
  readonly errorInfo: unknown;
}

export interface SubscriptionInvalidation {
  readonly subscriptionField: string;
  readonly payload: JsonObject;
}

/** Groups are OR, filters in a group AND. */
export interface SubscriptionFilter {
  readonly filterGroup: readonly { readonly filters: readonly FilterEntry[] }[];
}

export interface FilterEntry {
  readonly fieldName: string;
  readonly operator: string;
  readonly value: unknown;
}

/** The result of a handler. It includes the stash, because handlers write to it. */
export type Outcome =
  | { readonly kind: 'returned'; readonly value: unknown; readonly stash: JsonObject }
  | {
      readonly kind: 'early-return';
      readonly value: unknown;
      readonly skipTo: 'NEXT' | 'END';
      readonly stash: JsonObject;
    }
  | { readonly kind: 'error'; readonly error: FieldError }
  | { readonly kind: 'unauthorized' }
  /** The code did what APPSYNC_JS cannot do, or asked the host for what it does not emulate. */
  | { readonly kind: 'crash'; readonly message: string };

export function noEffects(): Effects {
  return { appendedErrors: [], invalidations: [] };
}
