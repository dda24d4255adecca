import { expect, it } from 'vitest';
import { UnsupportedProperty } from '../template/unsupported-property.ts';
import { PolicyRefused } from './check-policy.ts';
import { policyDocument } from './policy-from-template.ts';

const read = (value: unknown, kind: 'identity' | 'resource' = 'identity') => policyDocument(kind)(value, 'Role.Policy');
const thrown = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

it('a policy of the template is read as it stands', () => {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  expect(read({ Version: '2012-10-17', Statement: statement })).toEqual({
    Version: '2012-10-17',
    Statement: [statement],
  });
});

it('a policy that the host cannot evaluate is refused with its place in the template and the cause', () => {
  const error = thrown(() => read({ Version: '2012-10-17', Statement: [{ Effect: 'Perhaps' }] }));
  expect(error).toBeInstanceOf(UnsupportedProperty);
  expect((error as Error).message).toMatch(
    /^Role\.Policy: statement 1: Effect must be Allow or Deny; got "Perhaps"\. /,
  );
  expect((error as Error).cause).toBeInstanceOf(PolicyRefused);
});

it('another error passes as it is', () => {
  const fault = new RangeError('not of the policy');
  const policy = {
    get Statement() {
      throw fault;
    },
  };
  expect(thrown(() => read(policy))).toBe(fault);
});
