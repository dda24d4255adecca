import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { FrontDoor } from '../front-door.ts';
import type { RefusalDialect } from '../http/json-refusal.ts';
import { refuse, ServiceRefusal } from '../http/json-refusal.ts';
import { openDoor } from '../http/open-door.ts';
import { readBody } from '../http/read-body.ts';
import { signedRequest } from '../http/signed-request.ts';
import type { CredentialAuthority } from '../identity/credential-authority.ts';
import type { Gate } from '../identity/gate.ts';
import type { RoleSession } from '../identity/principal.ts';
import { EventDispatcher } from './event-dispatcher.ts';
import { EventQueue } from './event-queue.ts';
import { FunctionRunner } from './function-runner.ts';
import type { EventSettings, FunctionSettings } from './function-settings.ts';
import { defaultEventSettings } from './function-settings.ts';
import { LogFiles } from './log-files.ts';
import type { ScheduleSettings } from './schedules.ts';
import { Schedules } from './schedules.ts';

/** Lambda's limits for a payload: 6 MB for an answer waited for, 1 MB for an event (Lambda developer guide, quotas). */
const mostPayloadBytes = 6 * 1024 * 1024;
const mostEventBytes = 1024 * 1024;

/** What can be done to the functions on purpose, by tests and the curious. */
export interface LambdaTrouble {
  /** Names of functions that answer every invocation as if they had been removed. */
  readonly stoppedFunctions: Set<string>;
  /** Every event is delivered twice. */
  duplicateEvents: boolean;
}

export interface LambdaOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly credentials: CredentialAuthority;
  readonly region: string;
  readonly functions: readonly FunctionSettings[];
  /** By function name. */
  readonly eventSettings: ReadonlyMap<string, EventSettings>;
  readonly schedules: readonly ScheduleSettings[];
  readonly session: (roleArn: string, sessionName: string) => RoleSession;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly trouble: LambdaTrouble;
}

export interface LambdaHost extends FrontDoor {
  /** Process ids of a function's sandboxes: for tests that end one in the middle of its work. */
  pids(functionName: string): number[];
}

/** Lambda on loopback: the template's functions as processes, invoked for an answer or as events. */
export async function startLambda(options: LambdaOptions): Promise<LambdaHost> {
  const logs = new LogFiles(options.dataDir);
  const functions = new Map(options.functions.map((settings) => [settings.name, settings]));
  const runners = new Map(
    options.functions.map((settings) => [
      settings.name,
      new FunctionRunner({ ...options, settings, logs, session: options.session(settings.roleArn, settings.name) }),
    ]),
  );
  const queue = await EventQueue.open(options.dataDir);
  const dispatcher = new EventDispatcher({
    queue,
    clock: options.clock,
    functions,
    eventSettings: (name) => options.eventSettings.get(name) ?? defaultEventSettings,
    run: (name, requestId, payload) => {
      const runner = runners.get(name);
      return runner === undefined || runner.throttled || options.trouble.stoppedFunctions.has(name) ? undefined : runner.run(requestId, payload);
    },
    deliver: (name, destinationArn, record) => deliver(options, functions, queue, name, destinationArn, record),
    duplicates: () => options.trouble.duplicateEvents,
  });
  const schedules = new Schedules(options.schedules, options.clock, async (functionName, payload) => {
    await queue.accept(functionName, payload, options.clock.nowMs());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      await invoke(request, response, { options, functions, runners, queue, dispatcher });
    } catch (error) {
      refuse(response, error, dialect);
    }
  };
  const door = await openDoor({ port: options.port, name: 'lambda', answer });
  return {
    url: door.url,
    pids: (name) => runners.get(name)?.pids ?? [],
    async close() {
      schedules.close();
      dispatcher.close();
      await Promise.all([...runners.values()].map((runner) => runner.close()));
      await door.close();
      await logs.close();
    },
  };
}

interface Running {
  readonly options: LambdaOptions;
  readonly functions: ReadonlyMap<string, FunctionSettings>;
  readonly runners: ReadonlyMap<string, FunctionRunner>;
  readonly queue: EventQueue;
  readonly dispatcher: EventDispatcher;
}

async function invoke(request: IncomingMessage, response: ServerResponse, { options, functions, runners, queue, dispatcher }: Running): Promise<void> {
  const body = await readBody(request, mostPayloadBytes);
  const principal = await options.gate.authenticate(signedRequest(request, body), 'lambda');
  const path = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(new URL(request.url ?? '/', 'http://lambda').pathname);
  if (request.method !== 'POST' || path === null) {
    throw new ServiceRefusal('UnknownOperationException', 'The local host knows one operation of Lambda: Invoke.', 404);
  }
  const named = decodeURIComponent(path[1] ?? '');
  const settings = functions.get(named.startsWith('arn:') ? (named.split(':')[6] ?? '') : named);
  const decision = options.gate.authorize(principal, {
    action: 'lambda:InvokeFunction',
    resource: settings?.arn ?? named,
    context: { 'aws:SecureTransport': 'true' },
  });
  if (!decision.allowed) throw new ServiceRefusal('AccessDeniedException', decision.reason, 403);
  if (settings === undefined || options.trouble.stoppedFunctions.has(settings.name)) {
    throw new ServiceRefusal('ResourceNotFoundException', `Function not found: ${named}`, 404);
  }
  const payload = body.length === 0 ? 'null' : body.toString('utf8');
  checkJson(payload);
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (type === 'Event') {
    if (body.length > mostEventBytes) throw new ServiceRefusal('RequestTooLargeException', `An event has at most ${mostEventBytes} bytes; this one has ${body.length}.`, 413);
    const { requestId } = await queue.accept(settings.name, payload, options.clock.nowMs());
    response.writeHead(202, { 'x-amzn-requestid': requestId, 'content-length': 0 }).end();
    dispatcher.look();
    return;
  }
  if (type !== 'RequestResponse') throw new ServiceRefusal('InvalidParameterValueException', `The invocation type ${String(type)} is not emulated by the local host.`);
  const runner = runners.get(settings.name);
  if (runner === undefined || runner.throttled) throw new ServiceRefusal('TooManyRequestsException', 'Rate Exceeded.', 429);
  const requestId = crypto.randomUUID();
  const outcome = await runner.run(requestId, payload);
  const text = outcome.kind === 'returned' ? outcome.payload : JSON.stringify(outcome.error);
  response
    .writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'x-amzn-requestid': requestId,
      'x-amz-executed-version': '$LATEST',
      ...(outcome.kind === 'failed' ? { 'x-amz-function-error': 'Unhandled' } : {}),
    })
    .end(text);
}

/** The failed function's own role invokes the destination, so it must be allowed to. */
async function deliver(
  options: LambdaOptions,
  functions: ReadonlyMap<string, FunctionSettings>,
  queue: EventQueue,
  functionName: string,
  destinationArn: string,
  record: object,
): Promise<void> {
  const from = functions.get(functionName);
  const to = [...functions.values()].find(({ arn }) => arn === destinationArn);
  if (from === undefined || to === undefined) throw new Error(`The failure destination ${destinationArn} of ${functionName} is no function of this host.`);
  const decision = options.gate.authorize(options.session(from.roleArn, from.name), { action: 'lambda:InvokeFunction', resource: to.arn });
  if (!decision.allowed) throw new Error(`The failure destination of ${functionName} could not be invoked: ${decision.reason}`);
  await queue.accept(to.name, JSON.stringify(record), options.clock.nowMs());
}

const dialect: RefusalDialect = { namespaceOf: () => '', signatureStatus: 403, tooLargeType: 'RequestTooLargeException' };

function checkJson(payload: string): void {
  try {
    JSON.parse(payload);
  } catch (cause) {
    throw new ServiceRefusal('InvalidRequestContentException', `Could not parse request body into json: ${(cause as Error).message}`);
  }
}
