import { expect, it } from 'vitest';
import { isAllowedAddress } from './is-allowed-address.ts';

const domains = ['example.com', 'ie.example'];

it.each(['hanako@example.com', 'HANAKO@Example.COM', 'taro@ie.example', '"a@b"@example.com'])('lets %s in', (email) => {
  expect(isAllowedAddress(email, domains)).toBe(true);
});

it.each([
  'hanako@example.org',
  'hanako@sub.example.com',
  'hanako@notexample.com',
  'hanako@example.com.evil.example',
  'hanako@evil.example@example.org',
  '@example.com',
  'example.com',
  'hanako@',
  '',
])('keeps %j out', (email) => {
  expect(isAllowedAddress(email, domains)).toBe(false);
});
