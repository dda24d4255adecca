import { isJsonObject } from '../../json.ts';
import type { DataSource } from './data-source.ts';

/** Local resolvers: the payload comes back as the result. */
export function noneDataSource(): DataSource {
  return (request) => Promise.resolve({ result: isJsonObject(request) ? (request['payload'] ?? null) : null });
}
