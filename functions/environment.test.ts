import { afterEach, expect, it, vi } from 'vitest';
import { environmentOf, MissingEnvironment, requireEnvironment, tableVariable } from './environment.ts';

const environment = environmentOf<'download-url'>();
afterEach(() => void vi.unstubAllEnvs());

it('is given as it is', () => {
  vi.stubEnv('GRAPHQL_URL', ' a value ');
  expect(requireEnvironment('GRAPHQL_URL')).toBe(' a value ');
});

it('names each dataset’s table', () => {
  expect(tableVariable('slips')).toBe('SLIPS_TABLE');
});

it.each([undefined, ''])('is refused by name when it is %j', (value) => {
  vi.stubEnv('GRAPHQL_URL', value);
  vi.stubEnv('URL_TTL_SECONDS', value);
  expect(() => requireEnvironment('GRAPHQL_URL')).toThrow(MissingEnvironment);
  expect(() => requireEnvironment('GRAPHQL_URL')).toThrow('The environment variable GRAPHQL_URL is not set.');
  expect(() => environment.count('URL_TTL_SECONDS')).toThrow('URL_TTL_SECONDS is not set');
});

it.each([
  ['1', 1],
  ['900', 900],
  ['999999999', 999_999_999],
])('counts %s', (text, count) => {
  vi.stubEnv('URL_TTL_SECONDS', text);
  expect(environment.count('URL_TTL_SECONDS')).toBe(count);
});

it.each(['0', '-1', '01', '1.5', '1e3', ' 1', '1 ', 'x1', '1x', '1000000000'])('refuses the count %j', (text) => {
  vi.stubEnv('URL_TTL_SECONDS', text);
  expect(() => environment.count('URL_TTL_SECONDS')).toThrow(MissingEnvironment);
  expect(() => environment.count('URL_TTL_SECONDS')).toThrow(
    `URL_TTL_SECONDS must be a whole number from 1, not "${text}"`,
  );
});
