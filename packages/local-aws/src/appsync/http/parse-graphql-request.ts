import { isJsonObject } from '../../json.ts';
import type { GraphqlRequest } from '../execute/read-operation.ts';
import { UnparsableQuery } from '../execute/read-operation.ts';

/** Parses `{query, variables?, operationName?}`. @throws UnparsableQuery for any other text, as AppSync does. */
export function parseGraphqlRequest(text: string): GraphqlRequest {
  const body = parsed(text);
  if (!isJsonObject(body) || typeof body['query'] !== 'string')
    throw new UnparsableQuery('expected a JSON object with a query');
  const { query, variables, operationName } = body;
  if (variables !== undefined && variables !== null && !isJsonObject(variables))
    throw new UnparsableQuery('expected variables to be an object');
  return {
    query,
    variables: variables ?? {},
    ...(typeof operationName === 'string' && operationName !== '' ? { operationName } : {}),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnparsableQuery('not JSON', { cause });
  }
}
