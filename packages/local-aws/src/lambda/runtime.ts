// The process of a function. It loads the bundle that a deployment would upload, and calls its handler for one event at
// a time.
import { pathToFileURL } from 'node:url';
import type { FromSandbox, FunctionError, ToSandbox } from './protocol.ts';
import { takeVariable } from './protocol.ts';
import { followTheHostsClock } from './runtime-clock.ts';
import { writeLogsAsLambdaDoes } from './runtime-console.ts';

type Handler = (event: unknown, context: object) => unknown;

let running: ToSandbox | undefined;

// No process stays behind when the host ends. This process leads its own process group and ends its children with
// itself.
process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
process.on('uncaughtException', (error, origin) => {
  console.error(error);
  endWith(
    origin === 'unhandledRejection'
      ? { ...described(error), errorType: 'Runtime.UnhandledPromiseRejection' }
      : described(error),
  );
});

main().catch((error: unknown) => endWith(described(error)));

async function main(): Promise<void> {
  writeLogsAsLambdaDoes(() => running?.requestId);
  const [file, exportName, functionArn] = [
    takeVariable('codeFile'),
    takeVariable('exportName'),
    takeVariable('functionArn'),
  ];
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const handler = module[exportName];
  if (typeof handler !== 'function') {
    endWith({
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: `${file} has no export ${exportName} that is a function.`,
    });
    return;
  }
  process.on('message', (message: ToSandbox) => void invoke(handler as Handler, message, functionArn));
  send({ kind: 'ready' });
}

async function invoke(handler: Handler, message: ToSandbox, functionArn: string): Promise<void> {
  running = message;
  followTheHostsClock(message.clockAheadMs);
  try {
    const result: unknown = await handler(JSON.parse(message.payload), contextOf(message, functionArn));
    // A function or a symbol has no JSON form.
    const json = JSON.stringify(result ?? null) as string | undefined;
    await written();
    send({ kind: 'returned', result: json ?? 'null' });
  } catch (error) {
    console.error(error);
    await written();
    send({ kind: 'threw', error: described(error) });
  }
}

function contextOf(message: ToSandbox, functionArn: string): object {
  const endsAtMs = performance.now() + message.timeoutMs;
  return {
    awsRequestId: message.requestId,
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: process.env['AWS_LAMBDA_FUNCTION_VERSION'],
    invokedFunctionArn: functionArn,
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(endsAtMs - performance.now())),
  };
}

function described(error: unknown): FunctionError {
  if (error instanceof Error)
    return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

/** Waits until the run's log lines are written. The host may end this process at any moment after the run. */
async function written(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write('', resolve))),
  );
}

/** Reports the reason and ends the process, because the function's state is not fit for another event. */
function endWith(error: FunctionError): void {
  void written().then(() => send({ kind: 'broke', error }, () => process.exit(1)));
}

function send(message: FromSandbox, then: () => void = () => undefined): void {
  process.send?.(message, undefined, {}, then);
}
