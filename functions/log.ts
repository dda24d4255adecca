/** The values that may be logged: ids, counts, times and names of errors. Never a URL, a memo or a token. */
export type LogFields = Readonly<
  Record<string, string | number | boolean | null | readonly string[] | EmbeddedMetrics | undefined>
>;

/** Tells CloudWatch which members of the line are metrics (its embedded metric format; `_aws` of the line). */
export interface EmbeddedMetrics {
  /** Milliseconds since 1970. */
  readonly Timestamp: number;
  readonly CloudWatchMetrics: readonly {
    readonly Namespace: string;
    readonly Dimensions: readonly (readonly string[])[];
    readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
  }[];
}

/** Logs one step as one line of JSON. */
export type Log = (step: string, fields?: LogFields) => void;

/** Writes directly to stdout, because Lambda would wrap the lines of `console` a second time. */
export function createLog(context: LogFields): Log {
  return (step, fields) => {
    process.stdout.write(
      `${JSON.stringify({ timestamp: new Date().toISOString(), level: 'INFO', step, ...context, ...fields })}\n`,
    );
  };
}

/**
 * The loggable part of an error: names and causes. Messages of the SDK can carry values of items, so they are left out.
 */
export function errorFields(error: unknown): LogFields {
  const names: string[] = [];
  for (let current = error; current instanceof Error && names.length < 5; current = current.cause)
    names.push(current.name);
  return {
    level: 'ERROR',
    error: names.length > 0 ? names : [typeof error],
    at: error instanceof Error ? firstFrame(error) : undefined,
  };
}

/** Searches only after the message, because a line of the message may look like a frame. */
function firstFrame({ message, stack = '' }: Error): string | undefined {
  const end = stack.indexOf(message);
  if (end === -1) return undefined;
  return stack
    .slice(end + message.length)
    .split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim();
}
