import { getArgumentValues, Kind } from 'graphql';
import type { JsonObject } from '../../json.ts';
import type { Caller } from '../execute/caller.ts';
import type { FieldCall } from '../execute/field-call.ts';
import { FieldFailure, tooDeep } from '../execute/field-failure.ts';
import type { PreparedApi } from '../execute/prepared-api.ts';
import type { Operation } from '../execute/read-operation.ts';
import { readOperation, UnparsableQuery } from '../execute/read-operation.ts';
import { authorizeField, runField } from '../execute/run-field.ts';
import { depthOf } from '../execute/selection.ts';
import { fieldWireError } from '../execute/wire-error.ts';
import { parseGraphqlRequest } from '../http/parse-graphql-request.ts';
import type { SubscriptionFilter } from '../runtime/invocation.ts';
import { noEffects } from '../runtime/invocation.ts';

/** A subscription that can be notified of mutations. */
export interface StartedSubscription {
  readonly operation: Operation;
  readonly fieldName: string;
  /** Coerced values. Omitted arguments are absent. */
  readonly args: JsonObject;
  readonly filter?: SubscriptionFilter;
  readonly invalidationFilter?: SubscriptionFilter;
}

/** A start was refused. The errors are sent to the client as the payload of an `error`. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  readonly errors: readonly unknown[];

  constructor(errors: readonly unknown[], options?: ErrorOptions) {
    super('The subscription was refused.', options);
    this.errors = errors;
  }
}

/**
 * Validates and authorizes a subscription and runs its resolver, which may set the filter.
 * @param data The signed text itself.
 * @throws StartRefused
 */
export async function startSubscription(
  data: string,
  caller: Caller,
  prepared: PreparedApi,
): Promise<StartedSubscription> {
  const operation = readStart(data, prepared);
  const call = rootCallOf(operation, prepared);
  const run = {
    prepared,
    caller,
    signal: AbortSignal.timeout(prepared.limits.executionMs),
    resolverCount: 0,
    allowedFields: new Set<string>(),
  };
  const effects = noEffects();
  try {
    authorizeField(run, call.typeName, call.fieldName);
    // Unproven: AWS may accept the subscription and leave the fields that are too deep out of its events.
    if (depthOf(operation.definition.selectionSet, operation.fragments) > prepared.limits.queryDepth) throw tooDeep();
    const resolver = prepared.resolverOf(call.typeName, call.fieldName);
    if (resolver !== undefined) await runField(run, resolver, call, effects);
  } catch (error) {
    if (!(error instanceof FieldFailure)) throw error;
    // Recorded: the errors of a refused subscription have no path and no locations.
    throw new StartRefused([{ errorType: error.errorType, message: error.message }], { cause: error });
  }
  if (effects.appendedErrors.length > 0)
    throw new StartRefused(effects.appendedErrors.map((error) => fieldWireError(error, [call.fieldName], call)));
  const { subscriptionFilter, invalidationFilter } = effects;
  return {
    operation,
    fieldName: call.fieldName,
    args: call.args,
    ...(subscriptionFilter === undefined ? {} : { filter: subscriptionFilter }),
    ...(invalidationFilter === undefined ? {} : { invalidationFilter }),
  };
}

function readStart(data: string, prepared: PreparedApi): Operation {
  try {
    const operation = readOperation(parseGraphqlRequest(data), prepared);
    if ('errors' in operation) throw new StartRefused(operation.errors);
    const kind = operation.definition.operation.toString();
    // Recorded from the service, for messages of an unknown kind.
    if (kind !== 'subscription')
      throw new StartRefused([
        { errorType: 'UnsupportedOperation', message: `${kind} not supported through the realtime channel` },
      ]);
    return operation;
  } catch (cause) {
    if (!(cause instanceof UnparsableQuery)) throw cause;
    throw new StartRefused(
      [{ errorType: 'MalformedHttpRequestException', message: 'Unable to parse GraphQL query.' }],
      { cause },
    );
  }
}

function rootCallOf({ definition, fragments, variables }: Operation, { api }: PreparedApi): FieldCall {
  const type = api.schema.getSubscriptionType();
  // Validation has ensured one root field (SingleFieldSubscriptionsRule). That field may still be inside a fragment.
  const [node] = definition.selectionSet.selections;
  if (type === null || type === undefined || node?.kind !== Kind.FIELD) {
    throw new StartRefused([
      {
        errorType: 'UnsupportedOperation',
        message:
          'The local host supports only subscriptions whose field is in the operation itself, not in a fragment.',
      },
    ]);
  }
  const field = type.getFields()[node.name.value];
  if (field === undefined)
    throw new StartRefused([
      { errorType: 'UnsupportedOperation', message: `${node.name.value} cannot be subscribed to.` },
    ]);
  return {
    operation: 'subscription',
    typeName: type.name,
    fieldName: field.name,
    args: getArgumentValues(field, node, variables),
    source: null,
    fieldNodes: [node],
    fragments,
    variables,
  };
}
