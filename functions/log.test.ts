import { afterEach, expect, it, vi } from 'vitest';
import { createLog, errorFields } from './log.ts';

const secret = 'the memo, the token and the link';

afterEach(() => vi.restoreAllMocks());

it('writes one line of JSON for each step, with what all steps share', () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  createLog({ exportId: 'x' })('stored', { rows: 3 });
  const [line] = written.mock.calls.map(([text]) => String(text));
  expect(line?.indexOf('\n')).toBe((line?.length ?? 0) - 1);
  expect(JSON.parse(line ?? '')).toEqual({
    timestamp: expect.any(String) as string,
    level: 'INFO',
    step: 'stored',
    exportId: 'x',
    rows: 3,
  });
});

it('names an error and its causes, and nothing that their messages or members say', () => {
  class Refused extends Error {
    override readonly name = 'Refused';
    readonly given = secret;
  }
  const error = new Refused(secret, { cause: new TypeError(secret, { cause: new RangeError(secret) }) });
  const fields = errorFields(error);
  expect(fields).toMatchObject({ level: 'ERROR', error: ['Refused', 'TypeError', 'RangeError'] });
  expect(JSON.stringify(fields)).not.toContain(secret);
});

it.each([`broken\n    at ${secret}`, `at ${secret}`, `\n    at ${secret} (x.ts:1:1)`])(
  'takes no line of a message for the place where an error arose: %j',
  (message) => {
    const fields = errorFields(new Error(message));
    expect(JSON.stringify(fields)).not.toContain(secret);
    expect(fields['at']).toMatch(/^at .*log\.test\.ts/);
  },
);

it('says no place when the message has changed since, or when there is none', () => {
  const changed = new Error('other');
  changed.stack = `Error: broken\n    at ${secret}`;
  const placeless = new Error('broken');
  placeless.stack = 'Error: broken';
  for (const error of [changed, placeless]) expect(errorFields(error)['at']).toBeUndefined();
});

it('writes an error as one', () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  createLog({})('failed', errorFields(new Error('no')));
  expect(JSON.parse(String(written.mock.calls[0]?.[0]))).toMatchObject({ level: 'ERROR', step: 'failed' });
});

it.each([secret, { memo: secret }, undefined])('says of what is no error only its type', (thrown) => {
  expect(errorFields(thrown)).toEqual({ level: 'ERROR', error: [typeof thrown], at: undefined });
});

it('follows causes that go in a circle no further than five', () => {
  const error = new Error('a');
  error.cause = error;
  expect(errorFields(error)['error']).toHaveLength(5);
});
