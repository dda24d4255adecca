import { expect, it } from 'vitest';
import { cacheControlOf } from './page-caching.ts';
import { pageHeaders } from './page-headers.ts';

const headers = pageHeaders({
  graphql: 'https://api',
  realtime: 'wss://live',
  userPools: 'https://pools',
  identityPools: 'https://identities',
  archives: 'https://archives',
});

it('lets the page load its own files, and connect to the hosts named and to no other', () => {
  expect(headers['content-security-policy'].split('; ')).toEqual([
    "default-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self' https://api wss://live https://pools https://identities https://archives",
    'frame-src https://archives',
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
});

it.each([
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
] as const)('sends %s: %s', (name, value) => {
  expect(headers[name]).toBe(value);
});

it.each([
  ['/', 'no-cache'],
  ['/index.html', 'no-cache'],
  ['/amplify_outputs.json', 'no-cache'],
  ['/favicon.svg', 'no-cache'],
  ['/assets.html', 'no-cache'],
  ['/assets/index-abc.js', 'public, max-age=31536000, immutable'],
])('%s may be kept: %s', (path, expected) => {
  expect(cacheControlOf(path)).toBe(expected);
});
