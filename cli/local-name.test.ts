import { expect, it } from 'vitest';
import { localName } from './local-name.ts';

const id = '01JD4N6Q2W8YB3C5E7G9H0K1MS';

it.each([
  'myhome-account_2025-01-01_2025-12-31.zip',
  'myhome-account_2025-01-01_2025-12-31_20261127-123456_H0K1MS.zip',
  'myhome-account_all_20261127-123456_H0K1MS.zip',
])('takes a name that the service gives: %s', (name) => {
  expect(localName(name, id)).toBe(name);
});

it.each([
  '../myhome-account_all.zip',
  '../../.ssh/authorized_keys',
  '/etc/cron.d/x',
  String.raw`..\..\x.zip`,
  'myhome-account_all_20261127-123456_H0K1MS.zip/../x',
  'myhome-account_all.zip\n',
  'myhome-account_all\u0000.zip',
  'myhome-account_\u202Epiz.exe',
  'CON',
  'NUL.zip',
  'x:stream.zip',
  '.bashrc',
  '-rf',
  '',
  '.',
  '..',
  `myhome-account_${'9'.repeat(300)}.zip`,
  'MYHOME-ACCOUNT_ALL.ZIP',
])('believes no other name: %j', (name) => {
  expect(localName(name, id)).toBe(`myhome-account_${id}.zip`);
});
