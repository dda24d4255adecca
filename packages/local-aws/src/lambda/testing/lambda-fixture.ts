import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InvocationType } from '@aws-sdk/client-lambda';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { GateFixture } from '../../auth/testing/gate-fixture.ts';
import { accountId, createGateFixture, operatorKeys, region } from '../../auth/testing/gate-fixture.ts';
import type { LambdaOptions } from '../options.ts';
import type { FunctionSettings } from '../settings.ts';
import type { LambdaHost } from '../start.ts';
import { startLambda } from '../start.ts';

/** Lambda for tests, on a free port with inline functions, and SDK clients for it. */
export interface LambdaFixture extends GateFixture {
  readonly lambda: LambdaHost;
  readonly faults: LambdaOptions['faults'];
  readonly operator: LambdaClient;
  clientWith(settings: ConstructorParameters<typeof LambdaClient>[0]): LambdaClient;
  /** Invokes as the operator. */
  readonly invoke: (name: string, payload?: unknown) => Promise<Invoked>;
  /** The lines of a function's log. */
  readonly logOf: (name: string) => string[];
}

export interface Invoked {
  readonly result: unknown;
  readonly functionError: string | undefined;
  readonly status: number | undefined;
}

interface Given extends Partial<Pick<LambdaOptions, 'eventSettings' | 'schedules' | 'endpoints'>> {
  readonly dataDir?: string;
  readonly gate?: GateFixture;
  /** Functions by name: the text of a module that exports `handler`, and settings that differ from the defaults. */
  readonly functions: Readonly<Record<string, { readonly code: string } & Partial<FunctionSettings>>>;
}

export async function startFixture(given: Given): Promise<LambdaFixture> {
  const fixture = given.gate ?? createGateFixture(given);
  const faults = { stoppedFunctions: new Set<string>(), duplicateEvents: false };
  const { eventSettings = new Map(), schedules = [], endpoints = {} } = given;
  const functions = Object.entries(given.functions).map(([name, { code, ...settings }]) => ({
    ...functionWith(name, code),
    ...settings,
  }));
  const session = (roleArn: string, sessionName: string) => ({
    ...fixture.role(roleArn.split('/')[1] ?? '', statementsOf.get(roleArn) ?? []),
    sessionName,
  });
  const lambda = await startLambda({
    ...fixture,
    port: 0,
    functions,
    eventSettings,
    schedules,
    endpoints,
    session,
    faults,
  });
  const clientWith: LambdaFixture['clientWith'] = (settings) =>
    new LambdaClient({ endpoint: lambda.url, region, maxAttempts: 1, credentials: operatorKeys, ...settings });
  const operator = clientWith({});
  return {
    ...fixture,
    lambda,
    faults,
    operator,
    clientWith,
    invoke: (name, payload) => invokeWith(operator, name, payload),
    logOf: (name) =>
      readFileSync(join(fixture.dataDir, 'logs', `aws-lambda-${name}.log`), 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
  };
}

const statementsOf = new Map<string, readonly object[]>();

/** Sets the permissions of the functions' role, from the next start on. */
export function allowRole(roleName: string, statements: readonly object[]): string {
  const roleArn = `arn:aws:iam::${accountId}:role/${roleName}`;
  statementsOf.set(roleArn, statements);
  return roleArn;
}

export async function invokeWith(
  client: LambdaClient,
  name: string,
  payload: unknown,
  InvocationType?: InvocationType,
): Promise<Invoked> {
  const response = await client.send(
    new InvokeCommand({
      FunctionName: name,
      ...(InvocationType === undefined ? {} : { InvocationType }),
      ...(payload === undefined ? {} : { Payload: Buffer.from(JSON.stringify(payload)) }),
    }),
  );
  const text = response.Payload?.transformToString() ?? '';
  return {
    result: text === '' ? undefined : JSON.parse(text),
    functionError: response.FunctionError,
    status: response.StatusCode,
  };
}

export const functionArn = (name: string) => `arn:aws:lambda:${region}:${accountId}:function:${name}`;

function functionWith(name: string, code: string): FunctionSettings {
  const codeDir = join(mkdtempSync(join(tmpdir(), 'bundle-')), name);
  mkdirSync(codeDir);
  const codeFile = join(codeDir, 'index.mjs');
  writeFileSync(codeFile, code);
  return {
    name,
    arn: functionArn(name),
    runtime: 'nodejs24.x',
    codeDir,
    codeFile,
    handler: 'index.handler',
    exportName: 'handler',
    environment: {},
    roleArn: `arn:aws:iam::${accountId}:role/function`,
    timeoutSeconds: 20,
    memoryMb: 128,
    logGroup: `/aws/lambda/${name}`,
  };
}

/** True when a process is running. A zombie process counts as ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/^\d+ \(.*\) Z/.test(readFileSync(stat, 'utf8'));
}
