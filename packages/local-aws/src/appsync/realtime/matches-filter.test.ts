import { describe, expect, it } from 'vitest';
import { checkSubscriptionFilter } from './check-subscription-filter.ts';
import { matchesArguments, matchesFilter } from './matches-filter.ts';

const filter = (...groups: [string, string, unknown][][]) =>
  checkSubscriptionFilter({
    filterGroup: groups.map((filters) => ({
      filters: filters.map(([fieldName, operator, value]) => ({ fieldName, operator, value })),
    })),
  });

const payload = { n: 5, text: 'houseplant', list: ['a', 'b'], flag: false, deep: { er: { x: 1 } }, nothing: null };

describe('a filter', () => {
  it.each<[string, string, unknown, boolean]>([
    ['n', 'eq', 5, true],
    ['n', 'eq', '5', false],
    ['flag', 'eq', false, true],
    ['n', 'ne', 5, false],
    ['n', 'ne', 6, true],
    ['absent', 'ne', 6, true],
    ['n', 'lt', 5, false],
    ['n', 'le', 5, true],
    ['n', 'gt', 4, true],
    ['n', 'ge', 6, false],
    ['text', 'gt', 'h', true],
    ['text', 'lt', 5, false],
    ['text', 'contains', 'use', true],
    ['list', 'contains', 'b', true],
    ['list', 'contains', 'c', false],
    ['text', 'notContains', 'x', true],
    ['list', 'notContains', 'a', false],
    ['text', 'beginsWith', 'house', true],
    ['text', 'beginsWith', 'hold', false],
    ['n', 'in', [4, 5], true],
    ['n', 'in', ['5'], false],
    ['n', 'notIn', [4, 5], false],
    ['n', 'notIn', [6], true],
    ['n', 'between', [5, 6], true],
    ['n', 'between', [6, 7], false],
    ['text', 'between', ['g', 'i'], true],
    ['list', 'containsAny', ['z', 'a'], true],
    ['list', 'containsAny', ['z'], false],
    ['deep.er.x', 'eq', 1, true],
    ['deep.no.x', 'eq', 1, false],
    ['constructor', 'ne', 'x', true],
    ['absent', 'eq', 5, false],
    ['nothing', 'lt', 5, false],
    ['absent', 'in', [1], false],
  ])('%s %s %j is %s', (field, operator, value, expected) => {
    expect(matchesFilter(filter([[field, operator, value]]), payload)).toBe(expected);
  });

  it('matches when all filters of at least one group match', () => {
    expect(
      matchesFilter(
        filter(
          [
            ['n', 'eq', 5],
            ['flag', 'eq', true],
          ],
          [['text', 'eq', 'houseplant']],
        ),
        payload,
      ),
    ).toBe(true);
    expect(
      matchesFilter(
        filter([
          ['n', 'eq', 5],
          ['flag', 'eq', true],
        ]),
        payload,
      ),
    ).toBe(false);
  });

  it.each<[string, unknown, RegExp]>([
    ['no groups', { filterGroup: [] }, /expected \{filterGroup/],
    ['an unknown operator', filterOf('a', 'lte', 1), /expected an operator of eq, ne/],
    ['null as a value', filterOf('a', 'eq', null), /eq: expected a string or a number/],
    ['more than five values of in', filterOf('a', 'in', [1, 2, 3, 4, 5, 6]), /at most 5 values of in, got 6/],
    [
      'more than twenty values of containsAny',
      filterOf(
        'a',
        'containsAny',
        Array.from({ length: 21 }, (_, n) => n),
      ),
      /at most 20/,
    ],
    ['a field deeper than five levels', filterOf('a.b.c.d.e.f', 'eq', 1), /at most 5 levels/],
    ['half a range', filterOf('a', 'between', [1]), /between: expected two/],
  ])('is refused for %s', (_name, value, reason) => {
    expect(() => checkSubscriptionFilter(value)).toThrow(reason);
  });
});

describe('arguments', () => {
  it('must be equal when given; null matches null, and an omitted one matches anything', () => {
    expect(matchesArguments({}, payload)).toBe(true);
    expect(matchesArguments({ n: 5, nothing: null, absent: null }, payload)).toBe(true);
    expect(matchesArguments({ n: 6 }, payload)).toBe(false);
    expect(matchesArguments({ n: null }, payload)).toBe(false);
  });
});

function filterOf(fieldName: string, operator: string, value: unknown): unknown {
  return { filterGroup: [{ filters: [{ fieldName, operator, value }] }] };
}
