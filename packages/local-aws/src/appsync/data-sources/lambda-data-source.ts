import type { InvokeCommandOutput, LambdaClient } from '@aws-sdk/client-lambda';
import { InvokeCommand, LambdaServiceException } from '@aws-sdk/client-lambda';
import { isJsonObject, shown } from '../../json.ts';
import type { DataSource, DataSourceResult } from './data-source.ts';
import { RequestRefused } from './data-source.ts';
import { unreachableResult } from './unreachable.ts';

/** Carries out `{operation: 'Invoke', invocationType?, payload}`. The function's event is the payload itself. */
export function lambdaDataSource(client: LambdaClient, functionArn: string): DataSource {
  return async (request, signal) => {
    const { invocationType, payload } = checked(request);
    try {
      const output = await client.send(
        new InvokeCommand({
          FunctionName: functionArn,
          InvocationType: invocationType,
          Payload: Buffer.from(JSON.stringify(payload ?? null)),
        }),
        { abortSignal: signal },
      );
      return invocationType === 'Event' ? { result: null } : resultOf(output);
    } catch (error) {
      const unreachable = unreachableResult(error, 'Lambda');
      if (unreachable !== undefined) return unreachable;
      if (!(error instanceof LambdaServiceException)) throw error;
      // Unproven: the error type of AppSync when Lambda refuses the call, for example because the role may not invoke
      // the function.
      return { result: null, error: { type: `Lambda:${error.name}`, message: error.message } };
    }
  };
}

function checked(request: unknown): { invocationType: 'Event' | 'RequestResponse'; payload: unknown } {
  if (!isJsonObject(request) || request['operation'] !== 'Invoke') {
    const got = isJsonObject(request) ? request['operation'] : request;
    throw new RequestRefused(
      `AWS_LAMBDA: expected {operation: 'Invoke', payload}, got ${shown(got)}${got === 'BatchInvoke' ? ' (batching is not supported by the local host)' : ''}.`,
    );
  }
  const unknown = Object.keys(request).find(
    (key) => !['operation', 'invocationType', 'payload', 'version'].includes(key),
  );
  if (unknown !== undefined) throw new RequestRefused(`AWS_LAMBDA: ${unknown} is not a member of an Invoke request.`);
  const type = request['invocationType'] ?? 'RequestResponse';
  if (type !== 'Event' && type !== 'RequestResponse')
    throw new RequestRefused(`AWS_LAMBDA: expected invocationType Event or RequestResponse, got ${shown(type)}.`);
  return { invocationType: type, payload: request['payload'] };
}

function resultOf(output: InvokeCommandOutput): DataSourceResult {
  const text = output.Payload === undefined ? '' : Buffer.from(output.Payload).toString('utf8');
  const payload: unknown = text === '' ? null : JSON.parse(text);
  if (output.FunctionError === undefined) return { result: payload };
  const message = isJsonObject(payload) && typeof payload['errorMessage'] === 'string' ? payload['errorMessage'] : text;
  return { result: null, error: { type: `Lambda:${output.FunctionError}`, message } };
}
