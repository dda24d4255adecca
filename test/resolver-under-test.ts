import { join } from 'node:path';
import type { Effects, Outcome } from 'local-aws/appsync/runtime/invocation.ts';
import { noEffects } from 'local-aws/appsync/runtime/invocation.ts';
import type { ResolverModule } from 'local-aws/appsync/runtime/resolver-module.ts';
import { toResolverModule } from 'local-aws/appsync/runtime/resolver-module.ts';
import { createSandbox } from 'local-aws/appsync/runtime/sandbox.ts';
import type { JsonObject } from 'local-aws/json.ts';
import { bundleResolver } from '../infra/resolver-bundle.ts';

/**
 * A file of `resolvers/`, bundled as in a deployment and run in the sandbox without the features that APPSYNC_JS lacks.
 */
export interface ResolverUnderTest {
  /** Runs the request handler. `context` is merged over a context without a particular caller. */
  readonly request: (context?: JsonObject) => Ran;
  readonly response: (context?: JsonObject) => Ran;
}

/** A handler's outcome and its side effects. */
export type Ran = Outcome & { readonly effects: Effects; readonly logged: readonly string[] };

/** Bundled once in a process. Sandboxes of one module share nothing. */
function moduleOf(file: string): ResolverModule {
  const known = modules.get(file);
  if (known) return known;
  const module = toResolverModule(bundleResolver(join(import.meta.dirname, '../resolvers', file)), file);
  modules.set(file, module);
  return module;
}

const modules = new Map<string, ResolverModule>();

/** The clock of every handler: 2026-01-15T12:00:00.000Z. */
export const resolverNowMs = Date.UTC(2026, 0, 15, 12);

/** @param file relative to `resolvers/`, with its extension. */
export function resolverUnderTest(file: string, clock = { nowMs: () => resolverNowMs }): ResolverUnderTest {
  const sandbox = createSandbox(moduleOf(file));
  const type = file.split('.')[0];
  const operation = type === 'Mutation' ? 'mutation' : type === 'Subscription' ? 'subscription' : 'query';
  const run =
    (handler: 'request' | 'response') =>
    (context: JsonObject = {}): Ran => {
      const effects = noEffects();
      const logged: string[] = [];
      const log = (line: string) => logged.push(line);
      const outcome = sandbox.run(
        handler,
        { ...nobody, ...context },
        { where: `${file}, ${handler}`, operation, handler, clock, log, effects },
      );
      return { ...outcome, effects, logged };
    };
  return { request: run('request'), response: run('response') };
}

export const poolOfPeople = 'ap-northeast-1:11111111-1111-4111-8111-111111111111';
export const ada = 'ap-northeast-1:00000000-0000-4000-8000-0000000000ad';

const roleArn = (name: string): string => `arn:aws:iam::000000000000:role/${name}`;

const environment = {
  IDENTITY_POOL_ID: poolOfPeople,
  WORKER_ROLES: roleArn('worker'),
  FAILURE_ROLES: `${roleArn('worker')},${roleArn('failed')}`,
  RESTORE_ROLES: roleArn('restores'),
  SWEEPER_ROLES: roleArn('sweeper'),
};
const nobody: JsonObject = {
  args: {},
  arguments: {},
  identity: null,
  source: null,
  stash: {},
  result: null,
  prev: { result: null },
  env: environment,
  info: {},
};

/** The error that a client would receive. Undefined when the handler ended without an error. */
export function errorOf(ran: Ran): { readonly errorType: string | null; readonly message: string } | undefined {
  return ran.kind === 'error' ? ran.error : undefined;
}

/** The handler's return value. Throws when the handler ended in another way. */
export function valueOf(ran: Ran): unknown {
  if (ran.kind === 'returned') return ran.value;
  throw new Error(`The handler ended as ${JSON.stringify(ran)}.`);
}

/** A context in which Ada, who is signed in, calls with `args`. */
export function asAda(args: JsonObject = {}, context: JsonObject = {}): JsonObject {
  const identity = {
    cognitoIdentityId: ada,
    cognitoIdentityAuthType: 'authenticated',
    cognitoIdentityPoolId: poolOfPeople,
    userArn: 'arn:aws:sts::000000000000:assumed-role/person/CognitoIdentityCredentials',
  };
  return { args, arguments: args, identity, ...context };
}

/** A context in which a session of the worker's role calls with `args`. */
export function asWorker(args: JsonObject = {}, context: JsonObject = {}): JsonObject {
  return asRole('worker', args, context);
}

/** A context in which a session of a function's role calls with `args`. */
export function asRole(role: string, args: JsonObject = {}, context: JsonObject = {}): JsonObject {
  const identity = {
    accountId: '000000000000',
    cognitoIdentityId: null,
    cognitoIdentityAuthType: null,
    cognitoIdentityPoolId: null,
    userArn: `arn:aws:sts::000000000000:assumed-role/${role}/function`,
  };
  return { args, arguments: args, identity, ...context };
}
