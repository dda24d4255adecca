import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RefusalDialect } from '../http/json-refusal.ts';
import { refuse, ServiceRefusal } from '../http/json-refusal.ts';
import { readBody } from '../http/read-body.ts';
import { signedRequest } from '../http/signed-request.ts';
import type { ConditionContext } from '../iam/condition-context.ts';
import type { JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { conditionKeysOf } from './condition-keys.ts';
import type { Engine } from './engine.ts';
import { accessesOf, dynamodbOperations } from './operations.ts';
import type { DynamodbOptions } from './options.ts';
import { runOperation } from './run-operation.ts';

/** DynamoDB's own limit is 16 MB a request (DynamoDB developer guide, quotas). */
const mostRequestBytes = 16 * 1024 * 1024;

/** Handles one request: checks the signature and the permissions, then calls the engine. */
export async function handleRequest(
  engine: Engine,
  options: DynamodbOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = await readBody(request, mostRequestBytes);
    const principal = await options.gate.authenticate(signedRequest(request, body), 'dynamodb');
    const operation = operationOf(request);
    const input = parse(body);
    for (const access of accessesOf(
      operation,
      input,
      options,
      await conditionKeys(engine, operation, input, options),
    )) {
      const decision = options.gate.authorize(principal, access);
      if (!decision.allowed) throw new ServiceRefusal('AccessDeniedException', decision.reason);
    }
    injectFaults(operation, input, options);
    const result = await runOperation(engine, operation, input, options.tables);
    send(response, result.status, result.body);
  } catch (error) {
    refuse(response, error, dialect);
  }
}

/**
 * The condition keys of a request. There are none when the engine cannot read the request, because the engine then
 * refuses it, with or without permission, before it reads an item.
 */
async function conditionKeys(
  engine: Engine,
  operation: string,
  input: JsonObject,
  { tables }: DynamodbOptions,
): Promise<(table: string) => ConditionContext> {
  const checked = dynamodbOperations.includes(operation) ? await engine.read(operation, { ...input }) : undefined;
  return (name) => {
    const table = tables.find((settings) => settings.name === name);
    return checked === undefined || table === undefined ? {} : conditionKeysOf(operation, checked, table);
  };
}

function operationOf({ method, headers }: IncomingMessage): string {
  const target = /^DynamoDB_20120810\.([A-Za-z]+)$/.exec(String(headers['x-amz-target']));
  if (method === 'POST' && target?.[1] !== undefined) return target[1];
  throw new ServiceRefusal(
    'UnknownOperationException',
    'Expected a POST with an X-Amz-Target of DynamoDB_20120810.<Operation>.',
  );
}

function parse(body: Buffer): JsonObject {
  let input: unknown;
  try {
    input = JSON.parse(body.toString('utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ServiceRefusal('SerializationException', `The body is not JSON: ${error.message}`);
  }
  if (!isJsonObject(input)) throw new ServiceRefusal('SerializationException', 'The body is not a JSON object.');
  return input;
}

function injectFaults(operation: string, input: JsonObject, { faults }: DynamodbOptions): void {
  if (faults.throttledTables.size === 0 || !/Item|Query|Scan/.test(operation)) return;
  const named = [String(input['TableName']), ...Object.keys((input['RequestItems'] as object | undefined) ?? {})];
  const throttled = named.find((table) => faults.throttledTables.has(table));
  if (throttled !== undefined) {
    throw new ServiceRefusal(
      'ProvisionedThroughputExceededException',
      `The local host is set to throttle the table ${throttled}.`,
    );
  }
}

function send(response: ServerResponse, status: number, output: object): void {
  const body = JSON.stringify(output);
  response
    .writeHead(status, {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(body),
      'x-amzn-requestid': randomUUID(),
    })
    .end(body);
}

/** The exceptions that all AWS services share are in Coral's namespace. DynamoDB's own exceptions are in DynamoDB's. */
const coralTypes =
  /^(AccessDenied|ExpiredToken|IncompleteSignature|InvalidSignature|MissingAuthenticationToken|Serialization|UnknownOperation|UnrecognizedClient)Exception$/;

const dialect: RefusalDialect = {
  namespaceOf(type) {
    if (type === 'ValidationException') return 'com.amazon.coral.validate#';
    return coralTypes.test(type) ? 'com.amazon.coral.service#' : 'com.amazonaws.dynamodb.v20120810#';
  },
  signatureStatus: 400,
  tooLargeType: 'RequestEntityTooLargeException',
  failureType: 'InternalServerError',
};
