import { expect, it } from 'vitest';
import { isInstant } from './instant.ts';

it.each(['2025-01-31T09:00:00.000Z', '2025-01-31T09:00:00Z', '1000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'])(
  '%s is an instant',
  (text) => expect(isInstant(text)).toBe(true),
);

it.each([
  ...['soon', '', '2025', '2025-01-31', '2025-01-31T09:00:00', 'Fri, 31 Jan 2025 09:00:00 GMT', '2025-13-31T09:00:00Z'],
  ...['+012345-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', '0000-01-01T00:00:00Z', 1738314000000, null, undefined],
])('%j is none', (value) => expect(isInstant(value)).toBe(false));
