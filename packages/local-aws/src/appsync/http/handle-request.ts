import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Gate } from '../../auth/gate.ts';
import { letAnyOriginCall } from '../../http/any-origin.ts';
import { flatHeaders } from '../../http/flat-headers.ts';
import { BodyCutShort, BodyTooLarge, readBody } from '../../http/read-body.ts';
import { SignatureRefused } from '../../sigv4/signature-refused.ts';
import type { Caller } from '../execute/caller.ts';
import type { ExecutedOperation } from '../execute/execute-operation.ts';
import { executeOperation } from '../execute/execute-operation.ts';
import type { PreparedApi } from '../execute/prepared-api.ts';
import { readOperation, UnparsableQuery } from '../execute/read-operation.ts';
import { parseGraphqlRequest } from './parse-graphql-request.ts';
import type { Refusal } from './refusal.ts';
import { bodyTooLarge, emptyBody, notGraphql, refusalOf } from './refusal.ts';

export const graphqlPath = '/graphql';

/** AppSync's limit on a request. */
const mostBodyBytes = 1024 * 1024;

export interface HttpEndpointOptions {
  readonly prepared: PreparedApi;
  readonly gate: Gate;
  /** Called with every executed operation before its response is sent. */
  readonly afterExecution: (executed: ExecutedOperation) => void;
  readonly log: (message: string, cause?: unknown) => void;
}

/** POST /graphql and its preflight. Never rejects. */
export function httpEndpoint(
  options: HttpEndpointOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const requestId = randomUUID();
    response.setHeader('x-amzn-requestid', requestId);
    if (letAnyOriginCall(request, response, cors)) return;
    try {
      await respond(request, response, options);
    } catch (error) {
      if (error instanceof BodyCutShort) return;
      options.log(`request ${requestId} failed`, error);
      refuse(response, {
        status: 500,
        errorType: 'InternalFailureException',
        message: 'An internal failure occurred.',
      });
    }
  };
}

const cors = {
  methods: 'POST,OPTIONS',
  exposed: ['x-amzn-RequestId', 'x-amzn-ErrorType', 'x-amz-user-agent', 'x-amzn-ErrorMessage', 'Date'],
};

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { prepared, gate, afterExecution }: HttpEndpointOptions,
): Promise<void> {
  const [path] = (request.url ?? '').split('?');
  if (path !== graphqlPath || request.method !== 'POST') {
    refuse(response, {
      status: 404,
      errorType: 'NotFoundException',
      message: `Expected POST ${graphqlPath}, got ${request.method ?? ''} ${path ?? ''}.`,
    });
    return;
  }
  try {
    const body = await readBody(request, mostBodyBytes);
    const caller = await authenticated(request, body, gate);
    if (body.length === 0) {
      refuse(response, emptyBody);
      return;
    }
    const operation = readOperation(parseGraphqlRequest(body.toString('utf8')), prepared);
    if ('errors' in operation) {
      send(response, 200, { data: null, errors: operation.errors });
      return;
    }
    if (operation.definition.operation.toString() === 'subscription') {
      refuse(response, {
        status: 400,
        errorType: 'UnsupportedOperation',
        message: 'subscription is not supported through the HTTP channel; use /graphql/realtime',
      });
      return;
    }
    const executed = await executeOperation(operation, {
      prepared,
      caller,
      signal: AbortSignal.timeout(prepared.limits.executionMs),
      resolverCount: 0,
      allowedFields: new Set<string>(),
    });
    afterExecution(executed);
    send(response, 200, executed.result);
  } catch (error) {
    const refusal = refusalFor(error);
    if (refusal === undefined) throw error;
    if (refusal.status === 413) response.setHeader('connection', 'close');
    refuse(response, refusal);
  }
}

async function authenticated(request: IncomingMessage, body: Buffer, gate: Gate): Promise<Caller> {
  const headers = flatHeaders(request.headers);
  const principal = await gate.authenticate(
    { method: 'POST', target: request.url ?? graphqlPath, headers, body },
    'appsync',
  );
  return { principal, headers, sourceIp: [request.socket.remoteAddress ?? ''] };
}

function refusalFor(error: unknown): Refusal | undefined {
  if (error instanceof SignatureRefused) return refusalOf(error.code, error.message);
  if (error instanceof UnparsableQuery) return notGraphql;
  if (error instanceof BodyTooLarge) return bodyTooLarge;
  return undefined;
}

function refuse(response: ServerResponse, { status, errorType, message }: Refusal): void {
  response.setHeader('x-amzn-errortype', errorType);
  send(response, status, { errors: [{ errorType, message }] });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed || response.headersSent) return;
  const bytes = Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, { 'content-type': 'application/json;charset=UTF-8', 'content-length': String(bytes.length) })
    .end(bytes);
}
