import type { Clock } from '../../clock.ts';
import type { JsonObject } from '../../json.ts';
import type { DataSource, DataSourceResult } from '../data-sources/data-source.ts';
import { RequestRefused } from '../data-sources/data-source.ts';
import type { Effects, Invocation, Outcome } from '../runtime/invocation.ts';
import { toResolverModule } from '../runtime/resolver-module.ts';
import type { Sandbox } from '../runtime/sandbox.ts';
import { createSandbox } from '../runtime/sandbox.ts';
import type { CodeSettings, DataSourceSettings, ResolverSettings } from '../settings.ts';
import { FieldFailure, unauthorized } from './field-failure.ts';

/** Runs a field's resolver. Errors for the client are thrown as `FieldFailure`. */
export type Resolver = (run: ResolverRun) => Promise<unknown>;

export interface ResolverRun {
  /** The part that is the same for all handlers: arguments, identity, source, request, info, env. */
  readonly context: JsonObject;
  readonly operation: Invocation['operation'];
  readonly effects: Effects;
  /** Aborts when the request's time is over. */
  readonly signal: AbortSignal;
}

export interface ResolverHost {
  readonly clock: Clock;
  readonly log: (message: string, cause?: unknown) => void;
  readonly openDataSource: (settings: DataSourceSettings) => DataSource;
}

/** Prepares a resolver: its code is loaded once, and each run starts with an empty stash. */
export function createResolver(settings: ResolverSettings, host: ResolverHost): Resolver {
  const coordinate = `${settings.typeName}.${settings.fieldName}`;
  if (settings.kind === 'unit') {
    const step = createStep(settings, settings.dataSource, coordinate, host);
    return async (run) => (await step(run, {}, undefined, coordinateOf(settings))).value;
  }
  const around = createSandbox(toResolverModule(settings.code, coordinate));
  const steps = settings.functions.map((step) =>
    createStep(step, step.dataSource, `${coordinate}, function ${step.name}`, host),
  );
  return async (run) => {
    const field = coordinateOf(settings);
    const before = ended(
      handle(around, 'request', { ...run.context, stash: {}, prev: null }, coordinate, run, host),
      coordinate,
      field,
      host,
    );
    let stash = before.stash;
    let previous = before.value;
    // After an early return of the resolver's request handler, its response handler runs next.
    let atEnd = before.kind === 'early-return';
    for (const step of atEnd ? [] : steps) {
      const done = await step(run, stash, previous, field);
      ({ stash, value: previous } = done);
      atEnd = done.skipTo === 'END';
      if (atEnd) break;
    }
    const context = { ...run.context, stash, prev: { result: previous }, result: previous };
    return ended(handle(around, 'response', context, coordinate, run, host), coordinate, field, host).value;
  };
}

interface StepEnd {
  readonly value: unknown;
  readonly stash: JsonObject;
  readonly skipTo: 'NEXT' | 'END';
}

type Step = (run: ResolverRun, stash: JsonObject, previous: unknown, field: Coordinate) => Promise<StepEnd>;
type Coordinate = readonly [typeName: string, fieldName: string];

/** Request handler, data source, response handler. */
function createStep({ code }: CodeSettings, dataSource: DataSourceSettings, name: string, host: ResolverHost): Step {
  const sandbox = createSandbox(toResolverModule(code, name));
  const call = host.openDataSource(dataSource);
  return async (run, stash, previous, field) => {
    const context = { ...run.context, prev: { result: previous ?? null } };
    const request = ended(handle(sandbox, 'request', { ...context, stash }, name, run, host), name, field, host);
    if (request.kind === 'early-return') return { value: request.value, stash: request.stash, skipTo: request.skipTo };
    const { result, error } = await callDataSource(call, request.value, name, run.signal, host);
    const after = {
      ...context,
      stash: request.stash,
      result: result ?? null,
      ...(error === undefined ? {} : { error }),
    };
    const response = ended(handle(sandbox, 'response', after, name, run, host), name, field, host);
    return {
      value: response.value,
      stash: response.stash,
      skipTo: response.kind === 'early-return' ? response.skipTo : 'NEXT',
    };
  };
}

function handle(
  sandbox: Sandbox,
  handler: 'request' | 'response',
  context: JsonObject,
  name: string,
  run: ResolverRun,
  host: ResolverHost,
): Outcome {
  const invocation = {
    where: `${name}, ${handler}`,
    operation: run.operation,
    handler,
    clock: host.clock,
    log: host.log,
    effects: run.effects,
  };
  return sandbox.run(handler, context, invocation);
}

function ended(
  outcome: Outcome,
  name: string,
  [typeName, fieldName]: Coordinate,
  host: ResolverHost,
): Extract<Outcome, { value: unknown }> {
  switch (outcome.kind) {
    case 'returned':
    case 'early-return':
      return outcome;
    case 'error':
      throw new FieldFailure(outcome.error);
    case 'unauthorized':
      throw unauthorized(typeName, fieldName);
    case 'crash':
      host.log(`${name}: ${outcome.message}`);
      // evaluate-code shows "Code" and "Runtime Error". For a deployed API they are unproven. The reason is logged, as
      // on AWS.
      throw new FieldFailure({ message: 'Runtime Error', errorType: 'Code' });
  }
}

async function callDataSource(
  call: DataSource,
  request: unknown,
  name: string,
  signal: AbortSignal,
  host: ResolverHost,
): Promise<DataSourceResult> {
  try {
    signal.throwIfAborted();
    return await call(request, signal);
  } catch (error) {
    if (signal.aborted)
      throw new FieldFailure({ message: 'Execution timed out.', errorType: 'ExecutionTimeout' }, { cause: error });
    if (error instanceof RequestRefused) {
      // The type is documented. AppSync's sentences are known for a few cases only. The unsupported feature is named in
      // the log.
      host.log(`${name}: ${error.message}`);
      throw new FieldFailure(
        {
          message: 'The data source does not accept the value that the request handler returned.',
          errorType: 'MappingTemplate',
        },
        { cause: error },
      );
    }
    throw error;
  }
}

function coordinateOf({ typeName, fieldName }: ResolverSettings): Coordinate {
  return [typeName, fieldName];
}
