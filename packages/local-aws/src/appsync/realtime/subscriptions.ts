import { execute } from 'graphql';
import type { Clock } from '../../clock.ts';
import type { JsonObject } from '../../json.ts';
import type { ExecutedOperation, PublishedMutation } from '../execute/execute-operation.ts';
import type { PreparedApi } from '../execute/prepared-api.ts';
import { completionWireError } from '../execute/wire-error.ts';
import { matchesArguments, matchesFilter } from './matches-filter.ts';
import type { StartedSubscription } from './start-subscription.ts';

/** The receiver of a subscription's messages. */
export interface Subscriber {
  readonly subscription: StartedSubscription;
  /** When start_ack was sent, by the host's clock. */
  readonly ackedAtMs: number;
  deliver(payload: JsonObject): void;
  /** The subscription has been invalidated. The service sends `complete` (amplify-js#9898, whose client ignores it). It
   * leaves the connection open, which is unproven.
   */
  complete(): void;
}

/** All subscriptions of an API. This is the only place that decides which subscribers are notified of a mutation. */
export interface Subscriptions {
  add(subscriber: Subscriber): void;
  remove(subscriber: Subscriber): void;
  announce(executed: ExecutedOperation): void;
}

/** Switches for tests and experiments. They are read at every event. */
export interface Faults {
  /** Milliseconds after start_ack in which events are lost, as they can be on AWS (aws-appsync-community#405). */
  loseEventsForMsAfterStartAck?: number;
}

/** AppSync quotas: a larger payload is dropped, and no subscriber is notified. */
const payloadLimitBytes = 240 * 1024;

export function createSubscriptions(options: {
  prepared: PreparedApi;
  clock: Clock;
  faults: Faults;
  log: (message: string, cause?: unknown) => void;
}): Subscriptions {
  const { prepared, clock, faults, log } = options;
  const byField = new Map<string, Set<Subscriber>>();

  const publish = ({ fieldName, payload }: PublishedMutation): void => {
    for (const field of prepared.api.subscriptionsOf.get(fieldName) ?? []) {
      for (const subscriber of byField.get(field) ?? []) {
        if (clock.nowMs() - subscriber.ackedAtMs < (faults.loseEventsForMsAfterStartAck ?? 0)) continue;
        if (wants(subscriber.subscription, payload)) void deliver(subscriber, payload);
      }
    }
  };

  const deliver = async (subscriber: Subscriber, payload: unknown): Promise<void> => {
    try {
      const result = await projected(subscriber.subscription, payload, prepared);
      const bytes = Buffer.byteLength(JSON.stringify(result));
      if (bytes > payloadLimitBytes)
        log(
          `an event of ${bytes} bytes for ${subscriber.subscription.fieldName} was dropped: AppSync delivers ${payloadLimitBytes} at most`,
        );
      else if (byField.get(subscriber.subscription.fieldName)?.has(subscriber)) subscriber.deliver(result);
    } catch (error) {
      log(`an event for ${subscriber.subscription.fieldName} could not be delivered`, error);
    }
  };

  return {
    add: (subscriber) => {
      const { fieldName } = subscriber.subscription;
      byField.set(fieldName, (byField.get(fieldName) ?? new Set()).add(subscriber));
    },
    remove: (subscriber) => {
      byField.get(subscriber.subscription.fieldName)?.delete(subscriber);
    },
    announce: ({ published, invalidations }) => {
      for (const mutation of published) publish(mutation);
      for (const { subscriptionField, payload } of invalidations) {
        for (const subscriber of [...(byField.get(subscriptionField) ?? [])]) {
          const { invalidationFilter } = subscriber.subscription;
          if (invalidationFilter !== undefined && matchesFilter(invalidationFilter, payload)) subscriber.complete();
        }
      }
    },
  };
}

/** A filter set by the resolver replaces the arguments. */
function wants({ filter, args }: StartedSubscription, payload: unknown): boolean {
  return filter === undefined ? matchesArguments(args, payload) : matchesFilter(filter, payload);
}

/** Applies the subscriber's selection to the mutation's result. Missing fields are null, and no resolver runs. */
async function projected(
  { operation, fieldName }: StartedSubscription,
  payload: unknown,
  { api }: PreparedApi,
): Promise<JsonObject> {
  const { data, errors = [] } = await execute({
    schema: api.schema,
    document: operation.document,
    variableValues: operation.variables,
    rootValue: { [fieldName]: payload },
    ...(operation.definition.name === undefined ? {} : { operationName: operation.definition.name.value }),
  });
  const wire = errors.map(
    (error) =>
      completionWireError(error, api.schema) ?? { path: error.path ?? null, locations: null, message: error.message },
  );
  return { data: data ?? null, ...(wire.length > 0 ? { errors: wire } : {}) };
}
