import type { GraphQLError, GraphQLFieldResolver } from 'graphql';
import { defaultFieldResolver, execute, OperationTypeNode, responsePathAsArray } from 'graphql';
import type { JsonObject } from '../../json.ts';
import type { SubscriptionInvalidation } from '../runtime/invocation.ts';
import { noEffects } from '../runtime/invocation.ts';
import type { FieldCall } from './field-call.ts';
import { fieldCallOf } from './field-call.ts';
import { FieldFailure, tooDeep } from './field-failure.ts';
import type { Operation } from './read-operation.ts';
import type { Resolver } from './resolver.ts';
import type { RequestRun } from './run-field.ts';
import { authorizeField, runField } from './run-field.ts';
import { depthOf, withoutAliases } from './selection.ts';
import type { WireError } from './wire-error.ts';
import { completionWireError, fieldWireError } from './wire-error.ts';

export interface GraphqlResult {
  readonly data: JsonObject | null;
  readonly errors?: readonly WireError[];
}

/** A mutation field that succeeded, with the data that its subscribers may receive. */
export interface PublishedMutation {
  readonly fieldName: string;
  /** The result of its selection set, by field name. Fields that were not selected are absent. */
  readonly payload: unknown;
}

export interface ExecutedOperation {
  readonly result: GraphqlResult;
  readonly published: readonly PublishedMutation[];
  readonly invalidations: readonly SubscriptionInvalidation[];
}

/** Executes a query or mutation. Errors of fields are part of the result and are not thrown. */
export async function executeOperation(operation: Operation, run: RequestRun): Promise<ExecutedOperation> {
  const { document, definition, variables } = operation;
  const {
    limits,
    api: { schema },
  } = run.prepared;
  const isTooDeep = depthOf(definition.selectionSet, operation.fragments) > limits.queryDepth;
  const execution: Execution = {
    run,
    isTooDeep,
    appended: [],
    invalidations: [],
    rootCalls: new Map(),
    calls: new Map(),
  };
  const { data, errors = [] } = await execute({
    schema,
    document,
    variableValues: variables,
    contextValue: execution,
    fieldResolver: resolveField,
    ...(definition.name === undefined ? {} : { operationName: definition.name.value }),
  });
  const wire = [...errors.map((error) => wireErrorOf(error, execution)), ...execution.appended];
  const result: GraphqlResult = {
    data: (data as JsonObject | null | undefined) ?? null,
    ...(wire.length > 0 ? { errors: wire } : {}),
  };
  const isMutation = definition.operation === OperationTypeNode.MUTATION;
  return {
    result,
    published: isMutation ? publishedBy(result, execution) : [],
    invalidations: isMutation ? execution.invalidations : [],
  };
}

interface Execution {
  readonly run: RequestRun;
  /** True when a field is nested deeper than the API allows. Each field's depth is checked when it is reached. */
  readonly isTooDeep: boolean;
  /** `util.appendError` */
  readonly appended: WireError[];
  readonly invalidations: SubscriptionInvalidation[];
  /** By response name. */
  readonly rootCalls: Map<string, FieldCall>;
  /** By the text of their path, for errors. */
  readonly calls: Map<string, FieldCall>;
}

/**
 * Plain members are read synchronously. A promise for each cell of a long list would cost more than the rest of the
 * request.
 */
const resolveField: GraphQLFieldResolver<unknown, Execution, JsonObject> = (source, args, execution, info) => {
  const isRoot = info.path.prev === undefined;
  const resolver = execution.run.prepared.resolverOf(info.parentType.name, info.fieldName);
  const isFree = !isRoot && execution.run.prepared.checkedFields === 'root';
  if (isFree && resolver === undefined && !execution.isTooDeep)
    return defaultFieldResolver(source, args, execution, info);
  const path = responsePathAsArray(info.path);
  const call = fieldCallOf(info, source, args);
  execution.calls.set(path.join('/'), call);
  if (path.filter((step) => typeof step === 'string').length > execution.run.prepared.limits.queryDepth)
    throw tooDeep();
  if (isFree && resolver === undefined) return defaultFieldResolver(source, args, execution, info);
  if (isRoot) execution.rootCalls.set(String(info.path.key), call);
  if (isRoot || !isFree) authorizeField(execution.run, info.parentType.name, info.fieldName);
  if (resolver) return resolveWith(resolver, call, path, execution);
  return isRoot ? null : defaultFieldResolver(source, args, execution, info);
};

async function resolveWith(
  resolver: Resolver,
  call: FieldCall,
  path: readonly (string | number)[],
  execution: Execution,
): Promise<unknown> {
  const effects = noEffects();
  try {
    const value = await runField(execution.run, resolver, call, effects);
    execution.invalidations.push(...effects.invalidations);
    return value;
  } finally {
    execution.appended.push(...effects.appendedErrors.map((error) => fieldWireError(error, path, call)));
  }
}

function wireErrorOf(error: GraphQLError, { calls, run }: Execution): WireError {
  const path = error.path ?? [];
  const call = calls.get(path.join('/'));
  if (error.originalError instanceof FieldFailure && call !== undefined)
    return fieldWireError(error.originalError, path, call);
  const completed = completionWireError(error, run.prepared.api.schema);
  if (completed !== undefined) return completed;
  run.prepared.log(`/${path.join('/')} failed`, error.originalError ?? error);
  return {
    path,
    data: null,
    errorType: 'InternalFailure',
    errorInfo: null,
    locations: null,
    message: 'An internal failure occurred while resolving this field.',
  };
}

function publishedBy({ data }: GraphqlResult, { rootCalls }: Execution): PublishedMutation[] {
  return [...rootCalls].flatMap(([key, call]) => {
    const value = data?.[key];
    // Unproven: whether AWS publishes a null. No filter could match one.
    return value === null || value === undefined
      ? []
      : [{ fieldName: call.fieldName, payload: withoutAliases(value, call.fieldNodes, call) }];
  });
}
