import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { FrontDoor } from '../front-door.ts';
import type { Gate } from '../identity/gate.ts';
import type { Principal } from '../identity/principal.ts';
import { refuse, ServiceRefusal } from '../http/json-refusal.ts';
import { openDoor } from '../http/open-door.ts';
import { readBody } from '../http/read-body.ts';
import { signedRequest } from '../http/signed-request.ts';
import { accessesOf } from './accesses.ts';
import type { Engine, EngineAnswer } from './engine.ts';
import { openEngine } from './engine.ts';
import { createMissingTables } from './create-tables.ts';
import { removeLapsedItems } from './time-to-live.ts';
import type { TableSettings } from './table-settings.ts';

/** DynamoDB's own limit is 16 MB a request (DynamoDB developer guide, quotas). */
const mostRequestBytes = 16 * 1024 * 1024;

/** What can be done to the door on purpose, by tests and the curious. */
export interface DynamodbTrouble {
  /** Names of tables whose reads and writes are answered with ProvisionedThroughputExceededException. */
  readonly throttledTables: Set<string>;
}

export interface Dynamodb extends FrontDoor {
  /** Removes what its time to live says is over, as AWS does in the background. */
  removeLapsed(): Promise<void>;
}

interface DynamodbOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly region: string;
  readonly accountId: string;
  readonly tables: readonly TableSettings[];
  readonly trouble: DynamodbTrouble;
  /** Called once the tables exist and while the engine is closed: a first start fills them here, in a tenth of the time it takes through the door. */
  readonly beforeOpening?: (enginePath: string) => Promise<void>;
}

/** DynamoDB on loopback: dynalite behind signatures, roles and the parts that dynalite lacks. Creates the tables that are missing. */
export async function startDynamodb(options: DynamodbOptions): Promise<Dynamodb> {
  let engine = await openEngine(options.dataDir);
  await createMissingTables(engine, options.tables);
  if (options.beforeOpening !== undefined) {
    await engine.close();
    await options.beforeOpening(engine.path);
    engine = await openEngine(options.dataDir);
  }
  return openFrontDoor(engine, options);
}

async function openFrontDoor(engine: Engine, options: DynamodbOptions): Promise<Dynamodb> {
  const door = await openDoor({
    port: options.port,
    name: 'dynamodb',
    answer: (request, response) => answer(engine, options, request, response),
  });
  const removeLapsed = () => removeLapsedItems(engine, options.tables, options.clock);
  // AWS promises no more than "within a few days"; a minute keeps the history short here too.
  const timer = setInterval(() => void removeLapsed().catch((error: unknown) => console.error('dynamodb: time to live', error)), 60_000);
  timer.unref();
  return {
    url: door.url,
    removeLapsed,
    async close() {
      clearInterval(timer);
      await door.close();
      await engine.close();
    },
  };
}

async function answer(engine: Engine, options: DynamodbOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await readBody(request, mostRequestBytes);
    const principal = await options.gate.authenticate(signedRequest(request, body), 'dynamodb');
    const [version, operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
    if (version !== 'DynamoDB_20120810') throw new ServiceRefusal('UnknownOperationException', `Expected an X-Amz-Target of DynamoDB_20120810.<Operation>.`);
    const input = parse(body);
    authorize(principal, operation, input, options);
    checkTrouble(operation, input, options);
    send(response, await perform(engine, operation, input, body));
  } catch (error) {
    refuse(response, error, 'com.amazonaws.dynamodb.v20120810#');
  }
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  } catch (cause) {
    throw new ServiceRefusal('SerializationException', `The body is not JSON: ${(cause as Error).message}`);
  }
}

function authorize(principal: Principal, operation: string, input: Record<string, unknown>, options: DynamodbOptions): void {
  for (const access of accessesOf(operation, input, options)) {
    const decision = options.gate.authorize(principal, access);
    if (!decision.allowed) throw new ServiceRefusal('AccessDeniedException', decision.reason);
  }
  const table = String(input['TableName']);
  if (operation === 'DeleteTable' && options.tables.some(({ name, deletionProtection }) => deletionProtection && name === table)) {
    throw new ServiceRefusal('ValidationException', `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first: ${table}`);
  }
}

function checkTrouble(operation: string, input: Record<string, unknown>, { trouble }: DynamodbOptions): void {
  if (trouble.throttledTables.size === 0 || !/Item|Query|Scan/.test(operation)) return;
  const named = [String(input['TableName']), ...Object.keys((input['RequestItems'] as object | undefined) ?? {})];
  const throttled = named.find((table) => trouble.throttledTables.has(table));
  if (throttled !== undefined) {
    throw new ServiceRefusal('ProvisionedThroughputExceededException', `The local host was told to throttle the table ${throttled}.`);
  }
}

/** dynalite leaves out the item that a failed condition met; callers of AppSync's kind need it. */
async function perform(engine: Engine, operation: string, input: Record<string, unknown>, body: Buffer): Promise<EngineAnswer> {
  const result = await engine.run(operation, body);
  if (result.status !== 400 || input['ReturnValuesOnConditionCheckFailure'] !== 'ALL_OLD') return result;
  const refusal = JSON.parse(result.body) as Record<string, unknown>;
  if (!String(refusal['__type']).endsWith('ConditionalCheckFailedException')) return result;
  const key = input['Key'] ?? (await keyOf(engine, input));
  const found = await engine.run('GetItem', encode({ TableName: input['TableName'], Key: key, ConsistentRead: true }));
  const { Item } = JSON.parse(found.body) as { Item?: unknown };
  return { status: result.status, headers: {}, body: JSON.stringify({ ...refusal, ...(Item === undefined ? {} : { Item }) }) };
}

async function keyOf(engine: Engine, input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const described = await engine.run('DescribeTable', encode({ TableName: input['TableName'] }));
  const { Table } = JSON.parse(described.body) as { Table: { KeySchema: { AttributeName: string }[] } };
  const item = input['Item'] as Record<string, unknown>;
  return Object.fromEntries(Table.KeySchema.map(({ AttributeName }) => [AttributeName, item[AttributeName]]));
}

function send(response: ServerResponse, { status, headers, body }: EngineAnswer): void {
  response
    .writeHead(status, { 'content-type': 'application/x-amz-json-1.0', ...headers, 'content-length': Buffer.byteLength(body) })
    .end(body);
}

function encode(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
