import type { Effects } from '../runtime/invocation.ts';
import type { Caller } from './caller.ts';
import { identityOf } from './caller.ts';
import type { FieldCall } from './field-call.ts';
import { infoOf } from './field-call.ts';
import { FieldFailure, unauthorized } from './field-failure.ts';
import type { PreparedApi } from './prepared-api.ts';
import type { Resolver } from './resolver.ts';

/** The state that all fields of one request share. */
export interface RequestRun {
  readonly prepared: PreparedApi;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** Resolvers run so far. */
  resolverCount: number;
  /** Fields that IAM has allowed in this request. A list asks for the same ones of every item. */
  readonly allowedFields: Set<string>;
}

/** @throws FieldFailure when IAM does not allow the caller this field. */
export function authorizeField(
  { prepared, caller, allowedFields }: RequestRun,
  typeName: string,
  fieldName: string,
): void {
  const coordinate = `${typeName}.${fieldName}`;
  if (allowedFields.has(coordinate)) return;
  const decision = prepared.authorizeField(caller.principal, typeName, fieldName);
  if (decision.allowed) {
    allowedFields.add(coordinate);
    return;
  }
  prepared.log(decision.reason);
  throw unauthorized(typeName, fieldName);
}

/**
 * Runs a field's resolver with its context. An unexpected error of this host is logged and hidden from the client, as
 * on AppSync.
 */
export async function runField(
  run: RequestRun,
  resolver: Resolver,
  call: FieldCall,
  effects: Effects,
): Promise<unknown> {
  const { prepared, caller } = run;
  run.resolverCount += 1;
  if (run.resolverCount > prepared.limits.resolverCount) {
    // The type is documented and the message recorded. A resolver beyond the limit does not run. The other fields keep
    // their values.
    throw new FieldFailure({
      message: 'Resolver invocation limit reached.',
      errorType: 'ResolverExecutionLimitReached',
    });
  }
  const context = {
    arguments: call.args,
    identity: identityOf(caller),
    source: call.source,
    request: { headers: caller.headers, domainName: null },
    info: infoOf(call),
    env: prepared.environment,
  };
  try {
    return await resolver({ context, operation: call.operation, effects, signal: run.signal });
  } catch (error) {
    if (error instanceof FieldFailure) throw error;
    prepared.log(`${call.typeName}.${call.fieldName} failed`, error);
    throw new FieldFailure(
      { message: 'An internal failure occurred while resolving this field.', errorType: 'InternalFailure' },
      { cause: error },
    );
  }
}
