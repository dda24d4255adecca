import { S3ServiceException } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { ExportFailed } from '../export-worker/failure.ts';
import { isThrottle } from './is-throttle.ts';
import { RestoreFailed, restoreFailureCodeOf } from './restore-failure.ts';
import { ObjectReplaced } from './stored-object.ts';

const named = (name: string) => Object.assign(new Error('no'), { name });
const s3 = (httpStatusCode: number) =>
  new S3ServiceException({ name: 'X', $fault: 'client', $metadata: { httpStatusCode } });

it.each([
  [new RestoreFailed('PLAN_CHANGED'), 'PLAN_CHANGED'],
  [new ExportFailed('LEDGER_UNREADABLE'), 'LEDGER_UNREADABLE'],
  [new ExportFailed('STORAGE_FAILED'), 'INTERNAL'],
  [new ObjectReplaced('key'), 'FILE_NOT_AS_ANNOUNCED'],
  [s3(403), 'FILE_NOT_AS_ANNOUNCED'],
  [s3(500), 'INTERNAL'],
  [named('ResourceNotFoundException'), 'LEDGER_UNWRITABLE'],
  [named('AccessDeniedException'), 'LEDGER_UNWRITABLE'],
  [named('ValidationException'), 'INTERNAL'],
  ['a text', 'INTERNAL'],
])('%s is a failure of the kind %s', (error, code) => {
  expect(restoreFailureCodeOf(error)).toBe(code);
});

it.each([
  ['ProvisionedThroughputExceededException', true],
  ['RequestLimitExceeded', true],
  ['ThrottlingException', true],
  ['ConditionalCheckFailedException', false],
  ['InternalServerError', false],
])('%s slows writes down: %s', (name, expected) => {
  expect(isThrottle(named(name))).toBe(expected);
});
