import { onTestFinished } from 'vitest';
import { schema } from './fields-schema.ts';
import { settingsOf } from './settings.ts';
import type { TestApi, TestApiOptions } from './test-api.ts';
import { openTestApi } from './test-api.ts';

/**
 * An API that is closed when the calling test has finished. Given only `resolvers`, it uses the schema of
 * `fields-schema.ts`.
 */
export async function apiOfOneTest({
  resolvers,
  ...options
}: Partial<TestApiOptions> & { readonly resolvers?: TestApiOptions['settings']['resolvers'] }): Promise<TestApi> {
  const api = await openTestApi({ settings: settingsOf({ schema, resolvers: resolvers ?? [] }), ...options });
  onTestFinished(() => api.close());
  return api;
}
