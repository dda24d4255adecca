import { describe, expect, it } from 'vitest';
import type { Principal } from './principal.ts';
import { listOf, principalMatches } from './principal-match.ts';

const account = '123456789012';
const operator: Principal = { kind: 'operator', userArn: `arn:aws:iam::${account}:user/operator` };
const worker: Principal = {
  kind: 'role-session',
  roleArn: `arn:aws:iam::${account}:role/worker`,
  roleName: 'worker',
  roleId: 'AROAWORKERWORKERWORKE',
  sessionName: 'one',
};

describe('a principal', () => {
  it.each<[unknown, Principal, boolean]>([
    ['*', worker, true],
    [{ AWS: '*' }, worker, true],
    [{ AWS: ['arn:aws:iam::1:role/x', '*'] }, operator, true],
    [{ AWS: `arn:aws:iam::${account}:role/worker` }, worker, true],
    [{ AWS: `arn:aws:sts::${account}:assumed-role/worker/one` }, worker, true],
    [{ AWS: `arn:aws:sts::${account}:assumed-role/worker/two` }, worker, false],
    [{ AWS: `arn:aws:iam::${account}:user/operator` }, operator, true],
    [{ AWS: `arn:aws:iam::${account}:role/worker` }, operator, false],
    [{ Service: '*', Federated: '*' }, worker, false],
    ['somebody', worker, false],
    [null, worker, false],
    [undefined, worker, false],
    [5, worker, false],
    [{ AWS: [] }, worker, false],
    [{ AWS: [5, null] }, worker, false],
  ])('%j and this caller match or do not', (named, caller, expected) => {
    for (const effect of ['Allow', 'Deny'] as const) expect(principalMatches(named, caller, effect)).toBe(expected);
  });

  it.each([account, `arn:aws:iam::${account}:root`])('of the whole account denies, and allows nobody: %s', (AWS) => {
    for (const caller of [worker, operator])
      expect([principalMatches({ AWS }, caller, 'Deny'), principalMatches({ AWS }, caller, 'Allow')]).toEqual([
        true,
        false,
      ]);
    expect(principalMatches({ AWS: AWS.replace(account, '999999999999') }, worker, 'Deny')).toBe(false);
  });
});

it('a list is one text or many, without what is no text', () => {
  expect([listOf('a'), listOf(['a', 5, 'b', null]), listOf(undefined), listOf([])]).toEqual([
    ['a'],
    ['a', 'b'],
    [],
    [],
  ]);
});
