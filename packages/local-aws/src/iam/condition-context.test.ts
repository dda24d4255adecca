import { expect, it } from 'vitest';
import { isSuppliedConditionKey } from './condition-context.ts';

it('the keys of a request to STS have an effect only where every action is one of STS', () => {
  const supplied = (...actions: readonly string[]) => isSuppliedConditionKey('sts:RoleSessionName', actions);
  expect([
    supplied('sts:AssumeRole'),
    supplied('STS:AssumeRole', 'sts:TagSession'),
    supplied('sts:AssumeRole', 's3:GetObject'),
    supplied('not-sts:AssumeRole'),
    supplied(),
  ]).toEqual([true, true, false, false, false]);
});
