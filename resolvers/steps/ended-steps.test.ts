import type { JsonObject } from 'local-aws/json.ts';
import { describe, expect, it } from 'vitest';
import { ada, asWorker, resolverUnderTest, valueOf } from '../../test/resolver-under-test.ts';

const giveBack = resolverUnderTest('steps/give-back-day.ts');
const release = resolverUnderTest('steps/release-slot.ts');
const id = '01JADZQ0000000000000000009';
const key = { owner: { S: ada }, entry: { S: 'QUOTA' } };
const prev = { result: { id } };
const refused = { type: 'DynamoDB:ConditionalCheckFailedException', message: 'x' };
const over = (stash: JsonObject, more: JsonObject = {}) =>
  asWorker({}, { stash: { owner: ada, id, ...stash }, prev, result: null, ...more });

describe('the place of the day', () => {
  it('is given back after a fault of the service: once, and at most twenty a day', () => {
    const names = { '#givenBack': 'givenBack', '#today': 'today' };
    expect(valueOf(giveBack.request(over({ ended: true, isFaultOfService: true })))).toEqual({
      operation: 'UpdateItem',
      key,
      update: {
        expression: 'ADD #givenBack :one DELETE #today :ids',
        expressionNames: names,
        expressionValues: { ':one': { N: 1 }, ':ids': { SS: [id] } },
      },
      condition: {
        expression: 'contains(#today, :id) AND (attribute_not_exists(#givenBack) OR #givenBack < :perDay)',
        expressionNames: names,
        expressionValues: { ':id': { S: id }, ':perDay': { N: 20 } },
      },
    });
  });
});

describe('the slot', () => {
  it('is released when its export has ended, and only where there is one', () => {
    const names = { '#slots': 'slots', '#id': id };
    expect(valueOf(release.request(over({ ended: true })))).toEqual({
      operation: 'UpdateItem',
      key,
      update: { expression: 'REMOVE #slots.#id', expressionNames: names },
      condition: { expression: 'attribute_exists(#slots.#id)', expressionNames: names },
    });
  });
});

describe.each([
  ['give-back-day', giveBack, [{}, { ended: true, isFaultOfService: false }]],
  ['release-slot', release, [{}, { isFaultOfService: true }]],
] as const)('%s', (_, one, stashes) => {
  it('hands on the answer of the step before: without a write where none is due, and after one', () => {
    for (const stash of stashes)
      expect(one.request(over(stash))).toMatchObject({ kind: 'early-return', value: prev.result });
    for (const more of [{}, { error: refused }]) expect(valueOf(one.response(over({}, more)))).toEqual(prev.result);
  });
});
