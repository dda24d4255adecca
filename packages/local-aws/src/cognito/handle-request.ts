import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Gate } from '../auth/gate.ts';
import type { Endpoint } from '../endpoint.ts';
import { DiskFault } from '../files/disk-fault.ts';
import { letAnyOriginCall } from '../http/any-origin.ts';
import { signatureTypes } from '../http/json-refusal.ts';
import { openEndpoint } from '../http/open-endpoint.ts';
import { BodyCutShort, BodyTooLarge, readBody } from '../http/read-body.ts';
import { signedRequest } from '../http/signed-request.ts';
import type { JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { SignatureRefused } from '../sigv4/signature-refused.ts';
import { CognitoError } from './cognito-error.ts';

/** A limit of this host. Cognito's longest request, a sign-up with every attribute full, is far below. */
const mostBodyBytes = 256 * 1024;

/** One operation, from the request's JSON to the response's. It refuses with `CognitoError`. */
export type JsonOperation = (input: JsonObject) => Promise<JsonObject>;

/** An operation for which IAM decides. It is called only when the signer of the request may do it. */
export interface SignedOperation {
  /** The ARN of what the request names, as the service's list of actions has it. */
  readonly resource: (input: JsonObject) => string;
  readonly run: JsonOperation;
}

export interface JsonEndpointOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The part before the dot in `X-Amz-Target`, e.g. `AWSCognitoIdentityService`. */
  readonly targetPrefix: string;
  /** The operations that anyone may call. They check tokens and passwords themselves. */
  readonly operations: Readonly<Record<string, JsonOperation>>;
  /** The operations of an administrator. */
  readonly signed: Readonly<Record<string, SignedOperation>>;
  /** The service's name in signatures and in actions. */
  readonly service: 'cognito-idp' | 'cognito-identity';
  readonly gate: Gate;
  /** Returns the document of a GET path, e.g. a pool's public keys. Undefined when there is none. */
  readonly document: (path: string) => JsonObject | undefined;
}

/** Serves AWS JSON 1.1 on loopback. */
export function openJsonEndpoint(options: JsonEndpointOptions): Promise<Endpoint> {
  return openEndpoint({
    port: options.port,
    name: options.targetPrefix,
    handle: (request, response) => handle(request, response, options),
  });
}

async function handle(request: IncomingMessage, response: ServerResponse, options: JsonEndpointOptions): Promise<void> {
  const requestId = randomUUID();
  response.setHeader('x-amzn-requestid', requestId);
  if (letAnyOriginCall(request, response, cors)) return;
  try {
    if (request.method === 'GET') send(response, 200, documentAt(request, options), 'application/json');
    else send(response, 200, await runOperation(request, options));
  } catch (error) {
    refuse(response, error, requestId);
  }
}

const cors = {
  methods: 'POST,GET,OPTIONS',
  exposed: ['x-amzn-RequestId', 'x-amzn-ErrorType', 'x-amzn-ErrorMessage', 'Date'],
};

function documentAt(request: IncomingMessage, { document }: JsonEndpointOptions): JsonObject {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const found = document(path);
  if (found) return found;
  throw new CognitoError(
    'ResourceNotFoundException',
    `Nothing to GET at ${path}; operations are POSTed to / with an X-Amz-Target header.`,
    { httpStatus: 404 },
  );
}

async function runOperation(request: IncomingMessage, options: JsonEndpointOptions): Promise<JsonObject> {
  const body = await readBody(request, mostBodyBytes);
  if (request.method !== 'POST')
    throw new CognitoError('UnknownOperationException', `Expected POST, got ${request.method ?? 'no method'}.`, {
      httpStatus: 405,
    });
  const name = operationName(request.headers['x-amz-target'], options);
  const signed = Object.hasOwn(options.signed, name) ? options.signed[name] : undefined;
  if (!signed) return named(options.operations, name)(parseObject(body));
  const principal = await options.gate.authenticate(signedRequest(request, body), options.service);
  const input = parseObject(body);
  const decision = options.gate.authorize(principal, {
    action: `${options.service}:${name}`,
    resource: signed.resource(input),
    context: { 'aws:SecureTransport': 'true' },
  });
  if (!decision.allowed) throw new CognitoError('AccessDeniedException', decision.reason);
  return signed.run(input);
}

function named(operations: JsonEndpointOptions['operations'], name: string): JsonOperation {
  const operation = operations[name];
  if (operation) return operation;
  throw new Error(`The operation ${name} was listed and is not there.`);
}

/** The name of an emulated operation. */
function operationName(
  target: string | string[] | undefined,
  { targetPrefix: prefix, operations, signed }: JsonEndpointOptions,
): string {
  const all = { ...operations, ...signed };
  const known = Object.keys(all).sort().join(', ');
  if (typeof target !== 'string' || !target.startsWith(`${prefix}.`)) {
    throw new CognitoError(
      'UnknownOperationException',
      `Expected an X-Amz-Target header such as ${prefix}.${Object.keys(all)[0] ?? 'Operation'}, got ${JSON.stringify(target ?? null)}.`,
    );
  }
  const name = target.slice(prefix.length + 1);
  if (Object.hasOwn(all, name)) return name;
  throw new CognitoError(
    'UnknownOperationException',
    `${prefix}.${name} is not emulated by the local host. Emulated: ${known}.`,
  );
}

function parseObject(body: Buffer): JsonObject {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new CognitoError('SerializationException', 'The request body is not JSON.', { cause });
  }
  if (isJsonObject(parsed)) return parsed;
  throw new CognitoError(
    'SerializationException',
    `Expected a JSON object as the request body, got ${Array.isArray(parsed) ? 'an array' : JSON.stringify(parsed).slice(0, 40)}.`,
  );
}

function refuse(response: ServerResponse, error: unknown, requestId: string): void {
  if (error instanceof BodyCutShort) return;
  if (error instanceof BodyTooLarge) {
    refuse(
      response,
      new CognitoError('RequestEntityTooLargeException', error.message, { httpStatus: 413, cause: error }),
      requestId,
    );
    return;
  }
  if (error instanceof CognitoError) {
    response.setHeader('x-amzn-errortype', `${error.code}:`);
    // A header holds printable ASCII only, and a message may quote what the caller typed.
    if (/^[\x20-\x7e]*$/.test(error.message)) response.setHeader('x-amzn-errormessage', error.message);
    if (error.httpStatus === 413) response.setHeader('connection', 'close');
    send(response, error.httpStatus, { __type: error.code, message: error.message });
    return;
  }
  if (error instanceof SignatureRefused) {
    refuse(response, new CognitoError(signatureTypes[error.code], error.message, { cause: error }), requestId);
    return;
  }
  if (error instanceof DiskFault) {
    console.error(`cognito: ${error.message}`);
    refuse(
      response,
      new CognitoError('InternalErrorException', error.message, { httpStatus: 500, cause: error }),
      requestId,
    );
    return;
  }
  console.error(`cognito: request ${requestId} failed`, error);
  response.setHeader('x-amzn-errortype', 'InternalErrorException:');
  send(response, 500, {
    __type: 'InternalErrorException',
    message: `The local host failed; its log has the reason under ${requestId}.`,
  });
}

function send(
  response: ServerResponse,
  status: number,
  body: JsonObject,
  contentType = 'application/x-amz-json-1.1',
): void {
  if (response.destroyed) return;
  const bytes = Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, {
      'content-type': contentType,
      'content-length': String(bytes.length),
      'cache-control': 'no-store',
    })
    .end(bytes);
}
