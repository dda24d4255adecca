import { format } from 'node:util';

const levels = { trace: 'TRACE', debug: 'DEBUG', info: 'INFO', log: 'INFO', warn: 'WARN', error: 'ERROR' } as const;

/**
 * Makes `console` write Lambda's JSON log format (Lambda developer guide, log formats). Each line is one object. A
 * single value is logged as it is, several values as one text.
 */
export function writeLogsAsLambdaDoes(requestId: () => string | undefined): void {
  for (const [method, level] of Object.entries(levels)) {
    console[method as keyof typeof levels] = (...values: unknown[]) => {
      process.stdout.write(
        `${lineOf({ timestamp: new Date().toISOString(), level, requestId: requestId() }, values)}\n`,
      );
    };
  }
}

function lineOf(common: object, values: readonly unknown[]): string {
  const [first] = values;
  if (values.length !== 1) {
    const error = values.find((value) => value instanceof Error);
    return JSON.stringify({ ...common, message: format(...values), ...(error === undefined ? {} : described(error)) });
  }
  try {
    return JSON.stringify({ ...common, message: first }, (_, value: unknown) =>
      value instanceof Error ? described(value) : value,
    );
  } catch (error) {
    // A circular object or a BigInt has no JSON form.
    if (error instanceof TypeError) return JSON.stringify({ ...common, message: format(first) });
    throw error;
  }
}

function described(error: Error): object {
  return { errorType: error.constructor.name, errorMessage: error.message, stackTrace: error.stack?.split('\n') ?? [] };
}
