// The process that a function runs in: loads the bundle that a deployment would upload, and calls its handler for one event at a time.
import { format } from 'node:util';
import { pathToFileURL } from 'node:url';
import type { FromSandbox, FunctionError, ToSandbox } from './protocol.ts';
import { sandboxVariables } from './protocol.ts';

type Handler = (event: unknown, context: object) => unknown;

let requestId: string | undefined;
let clockAheadMs = 0;

main().catch((error: unknown) => {
  say({ kind: 'init-failed', error: described(error) });
});

async function main(): Promise<void> {
  writeLogsAsLambdaDoes();
  followTheHostsClock();
  const file = process.env[sandboxVariables.codeFile] ?? '';
  const exportName = process.env[sandboxVariables.exportName] ?? '';
  for (const name of Object.values(sandboxVariables)) Reflect.deleteProperty(process.env, name);
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const handler = module[exportName];
  if (typeof handler !== 'function') throw new Error(`${file} has no export ${exportName} that is a function.`);
  process.on('message', (message: ToSandbox) => void invoke(handler as Handler, message));
  say({ kind: 'ready' });
}

async function invoke(handler: Handler, message: ToSandbox): Promise<void> {
  requestId = message.requestId;
  clockAheadMs = message.clockAheadMs;
  try {
    const result = await handler(JSON.parse(message.payload), contextOf(message));
    say({ kind: 'returned', requestId: message.requestId, result: JSON.stringify(result ?? null) });
  } catch (error) {
    console.error(error);
    say({ kind: 'threw', requestId: message.requestId, error: described(error) });
  }
}

function contextOf(message: ToSandbox): object {
  const endsAtMs = performance.now() + message.timeoutMs;
  const name = process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? '';
  return {
    awsRequestId: message.requestId,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: process.env['_MYHOME_FUNCTION_ARN'],
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(endsAtMs - performance.now())),
  };
}

/** A function signs and dates by the clock that its requests are judged by, also while a test has moved it. */
function followTheHostsClock(): void {
  const SystemDate = Date;
  globalThis.Date = class extends SystemDate {
    constructor(...parts: [] | ConstructorParameters<typeof SystemDate>) {
      if (parts.length === 0) super(SystemDate.now() + clockAheadMs);
      else super(...parts);
    }

    static override now(): number {
      return SystemDate.now() + clockAheadMs;
    }
  } as DateConstructor;
}

/** Log lines in Lambda's JSON format: one object a line, a logged object as it is, anything else as text. */
function writeLogsAsLambdaDoes(): void {
  const levels = { debug: 'DEBUG', info: 'INFO', log: 'INFO', warn: 'WARN', error: 'ERROR' } as const;
  for (const [method, level] of Object.entries(levels)) {
    console[method as keyof typeof levels] = (...values: unknown[]) => {
      const [first] = values;
      const message = values.length === 1 && typeof first === 'object' && first !== null && !(first instanceof Error) ? first : format(...values);
      process.stdout.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, requestId, message })}\n`);
    };
  }
}

function described(error: unknown): FunctionError {
  if (error instanceof Error) return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
  return { errorType: typeof error, errorMessage: String(error) };
}

function say(message: FromSandbox): void {
  process.send?.(message);
}
