import type { DataSourceResult } from './data-source.ts';

/**
 * The result when a service cannot be reached because its endpoint is closed or the connection broke. Undefined for any
 * other error: that is a defect of this host, not something for the resolver. The error's name is the Java SDK's. It is
 * unproven for AppSync.
 */
export function unreachableResult(error: unknown, service: 'DynamoDB' | 'Lambda'): DataSourceResult | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string' || !connectionCodes.includes(code)) return undefined;
  return {
    result: null,
    error: { type: `${service}:SdkClientException`, message: `Unable to execute HTTP request: ${code}` },
  };
}

const connectionCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'];
