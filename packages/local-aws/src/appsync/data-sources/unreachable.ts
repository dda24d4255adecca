import type { DataSourceAnswer } from './data-source.ts';

/**
 * The answer when a service could not be reached at all: its endpoint is closed, or the connection broke. Undefined for any
 * other error, which is a fault of ours and not the resolver's business. The name is the Java SDK's; unproven for AppSync.
 */
export function unreachableAnswer(error: unknown, service: 'DynamoDB' | 'Lambda'): DataSourceAnswer | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string' || !connectionCodes.includes(code)) return undefined;
  return {
    result: null,
    error: { type: `${service}:SdkClientException`, message: `Unable to execute HTTP request: ${code}` },
  };
}

const connectionCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'];
