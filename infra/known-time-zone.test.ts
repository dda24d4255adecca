import { expect, it } from 'vitest';
import { knownTimeZone } from './known-time-zone.ts';

it.each(['Asia/Tokyo', 'Europe/Berlin', 'UTC'])('takes %s', (name) => {
  expect(knownTimeZone(name)).toBe(name);
});

it.each(['', 'Tokyo', 'JST-9'])('refuses %j, and says what was expected', (name) => {
  expect(() => knownTimeZone(name)).toThrow('such as Asia/Tokyo');
});
