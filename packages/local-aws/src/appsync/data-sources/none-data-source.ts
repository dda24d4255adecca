import { isJsonObject } from '../../json.ts';
import type { DataSource } from './data-source.ts';

/** For local resolvers: returns the payload as the result. */
export function noneDataSource(): DataSource {
  return (request) => Promise.resolve({ result: isJsonObject(request) ? (request['payload'] ?? null) : null });
}
