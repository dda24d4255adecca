import type { IncomingMessage } from 'node:http';
import { ServiceRefusal } from '../http/json-refusal.ts';
import type { JsonObject } from '../json.ts';
import { accountConcurrency } from './account-limit.ts';
import type { LambdaOptions } from './options.ts';

/** One of Lambda's read operations, with the permission that it needs and its response. */
export interface ReadOperation {
  readonly action: string;
  readonly resource: string;
  readonly output: () => JsonObject;
}

/**
 * The read operation of a GET request. Supported are the operations that a deployment calls before it reserves
 * concurrency. Undefined for any other request.
 */
export function readOperationOf(
  { method, url = '/' }: IncomingMessage,
  options: LambdaOptions,
): ReadOperation | undefined {
  const path = url.split('?')[0]?.replace(/\/$/, '');
  if (method !== 'GET') return undefined;
  if (path === '/2016-08-19/account-settings')
    return { action: 'lambda:GetAccountSettings', resource: '*', output: () => accountSettings(options) };
  if (path === '/2015-03-31/functions')
    return { action: 'lambda:ListFunctions', resource: '*', output: () => listed(options) };
  const name = /^\/2019-09-30\/functions\/([\w-]+)\/concurrency$/.exec(path ?? '')?.[1];
  if (name === undefined) return undefined;
  const resource = `arn:aws:lambda:${options.region}:${options.accountId}:function:${name}`;
  return { action: 'lambda:GetFunctionConcurrency', resource, output: () => concurrencyOf(name, resource, options) };
}

function accountSettings({ functions }: LambdaOptions): JsonObject {
  const reserved = functions.reduce((sum, { reservedConcurrency = 0 }) => sum + reservedConcurrency, 0);
  return {
    AccountLimit: {
      ConcurrentExecutions: accountConcurrency,
      UnreservedConcurrentExecutions: accountConcurrency - reserved,
    },
    AccountUsage: { FunctionCount: functions.length },
  };
}

function listed({ functions }: LambdaOptions): JsonObject {
  return {
    Functions: functions.map(({ name, arn, runtime, handler, roleArn, timeoutSeconds, memoryMb }) => ({
      FunctionName: name,
      FunctionArn: arn,
      Runtime: runtime,
      Handler: handler,
      Role: roleArn,
      Timeout: timeoutSeconds,
      MemorySize: memoryMb,
    })),
  };
}

function concurrencyOf(name: string, resource: string, { functions }: LambdaOptions): JsonObject {
  const found = functions.find((settings) => settings.name === name);
  if (found === undefined)
    throw new ServiceRefusal('ResourceNotFoundException', `Function not found: ${resource}`, 404);
  return found.reservedConcurrency === undefined ? {} : { ReservedConcurrentExecutions: found.reservedConcurrency };
}
