import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RefusalDialect } from '../http/json-refusal.ts';
import { refuse, ServiceRefusal } from '../http/json-refusal.ts';
import { readBody } from '../http/read-body.ts';
import { signedRequest } from '../http/signed-request.ts';
import type { Decision } from '../iam/decision.ts';
import type { EventDispatcher } from './event-dispatcher.ts';
import type { EventQueue } from './event-queue.ts';
import type { FunctionRunner } from './function-runner.ts';
import type { ReadOperation } from './operations.ts';
import { readOperationOf } from './operations.ts';
import type { LambdaOptions } from './options.ts';
import type { FunctionSettings } from './settings.ts';

/**
 * Lambda's limits for a payload: 6 MB for a synchronous invocation, 1 MB for an event (Lambda developer guide, quotas).
 */
const mostPayloadBytes = 6 * 1024 * 1024;
const mostEventBytes = 1024 * 1024;

interface Running {
  readonly options: LambdaOptions;
  readonly functions: ReadonlyMap<string, FunctionSettings>;
  readonly runners: ReadonlyMap<string, FunctionRunner>;
  readonly queue: EventQueue;
  readonly dispatcher: EventDispatcher;
}

/** Handles Invoke and the read operations. */
export function createRequestHandler(
  running: Running,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    try {
      await invoke(request, response, running);
    } catch (error) {
      refuse(response, error, dialect);
    }
  };
}

async function invoke(request: IncomingMessage, response: ServerResponse, running: Running): Promise<void> {
  const body = await readBody(request, mostPayloadBytes);
  const principal = await running.options.gate.authenticate(signedRequest(request, body), 'lambda');
  const { options, functions } = running;
  const operation = readOperationOf(request, options);
  if (operation !== undefined) {
    respond(
      response,
      operation,
      options.gate.authorize(principal, {
        action: operation.action,
        resource: operation.resource,
        context: { 'aws:SecureTransport': 'true' },
      }),
    );
    return;
  }
  const name = functionNamed(request, options);
  const resource = `arn:aws:lambda:${options.region}:${options.accountId}:function:${name}`;
  const decision = options.gate.authorize(principal, {
    action: 'lambda:InvokeFunction',
    resource,
    context: { 'aws:SecureTransport': 'true' },
  });
  if (!decision.allowed) throw new ServiceRefusal('AccessDeniedException', decision.reason, 403);
  const settings = functions.get(name);
  if (settings === undefined || options.faults.stoppedFunctions.has(name)) {
    throw new ServiceRefusal('ResourceNotFoundException', `Function not found: ${resource}`, 404);
  }
  const payload = payloadOf(body);
  const {
    'x-amz-invocation-type': type = 'RequestResponse',
    'x-amz-log-type': logType = 'None',
    'x-amz-client-context': clientContext,
  } = request.headers;
  if (logType !== 'None' || clientContext !== undefined)
    throw unsupported('a LogType other than None, and a ClientContext,');
  if (type === 'Event') await accept(response, settings, payload, running);
  else if (type === 'RequestResponse') await run(response, settings, payload, running);
  else throw unsupported(`the InvocationType ${String(type)}`);
}

function respond(response: ServerResponse, { output }: ReadOperation, decision: Decision): void {
  if (!decision.allowed) throw new ServiceRefusal('AccessDeniedException', decision.reason, 403);
  const text = JSON.stringify(output());
  response
    .writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'x-amzn-requestid': crypto.randomUUID(),
    })
    .end(text);
}

/** The function that a request names by its name or its ARN, in this account and region. */
function functionNamed({ method, url = '/' }: IncomingMessage, { region, accountId }: LambdaOptions): string {
  const [path = '/', query = ''] = url.split('?');
  const encoded = /^\/2015-03-31\/functions\/([^/]+)\/invocations\/?$/.exec(path)?.[1];
  if (method !== 'POST' || encoded === undefined) {
    throw new ServiceRefusal(
      'UnknownOperationException',
      'The local host supports the Lambda operations Invoke, GetAccountSettings, ListFunctions and GetFunctionConcurrency.',
      404,
    );
  }
  const qualifier = new URLSearchParams(query).get('Qualifier') ?? '$LATEST';
  const named = decoded(encoded);
  const parts = named.split(':');
  const isArn = parts.length === 7 && named.startsWith(`arn:aws:lambda:${region}:${accountId}:function:`);
  const name = isArn ? parts[6] : named;
  if (name === undefined || !/^[A-Za-z0-9_-]{1,64}$/.test(name) || qualifier !== '$LATEST') {
    throw new ServiceRefusal(
      'ResourceNotFoundException',
      `Function not found: ${named}. The local host accepts a function's name or its whole ARN, without a version or alias.`,
      404,
    );
  }
  return name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

function payloadOf(body: Buffer): string {
  const payload = body.length === 0 ? 'null' : body.toString('utf8');
  try {
    JSON.parse(payload);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ServiceRefusal(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${error.message}`,
    );
  }
  return payload;
}

async function accept(
  response: ServerResponse,
  { name }: FunctionSettings,
  payload: string,
  { options, queue, dispatcher }: Running,
): Promise<void> {
  const bytes = Buffer.byteLength(payload);
  if (bytes > mostEventBytes)
    throw new ServiceRefusal(
      'RequestTooLargeException',
      `${bytes} byte payload is too large for the Event invocation type (limit ${mostEventBytes} bytes)`,
      413,
    );
  const { requestId } = await queue.accept(name, payload, options.clock.nowMs());
  response.writeHead(202, { 'x-amzn-requestid': requestId, 'content-length': 0 }).end();
  dispatcher.startDue();
}

async function run(
  response: ServerResponse,
  { name }: FunctionSettings,
  payload: string,
  { runners }: Running,
): Promise<void> {
  const runner = runners.get(name);
  if (runner === undefined || runner.throttled)
    throw new ServiceRefusal('TooManyRequestsException', 'Rate Exceeded.', 429);
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

function unsupported(what: string): ServiceRefusal {
  return new ServiceRefusal(
    'InvalidParameterValueException',
    `The local host does not emulate ${what} of an invocation.`,
  );
}

const dialect: RefusalDialect = {
  namespaceOf: () => '',
  signatureStatus: 403,
  tooLargeType: 'RequestTooLargeException',
  failureType: 'ServiceException',
};
