import { describe, expect, it } from 'vitest';
import { asAda, errorOf, resolverUnderTest, valueOf } from '../test/resolver-under-test.ts';

const slips = resolverUnderTest('Query.slips.ts');
const asked = (from: string, to: string) => slips.request(asAda({ from, to }));

describe('a period', () => {
  it.each([
    [
      'is refused when it ends before it starts',
      '2025-02-01',
      '2025-01-31',
      /ends before it starts.*2025-02-01.*2025-01-31/,
    ],
    [
      'is refused when its first day has an offset',
      '2025-01-01+09:00',
      '2025-01-31',
      /^from: expected a day of the calendar as YYYY-MM-DD/,
    ],
    [
      'is refused when its last day has an offset',
      '2025-01-01',
      '2025-01-31Z',
      /^to: expected a day of the calendar as YYYY-MM-DD/,
    ],
    ['is refused a day over a hundred years', '1925-01-01', '2025-01-01', /at most a hundred years.*36526/],
  ])('%s', (_, from, to, message) => {
    expect(errorOf(asked(from, to))).toMatchObject({
      errorType: 'InvalidPeriod',
      message: expect.stringMatching(message) as string,
    });
  });

  it('is taken for one day, and for a hundred years to the day', () => {
    for (const [from, to] of [
      ['2025-01-31', '2025-01-31'],
      ['1925-01-01', '2024-12-31'],
      ['1903-03-01', '2003-02-28'],
    ] as const) {
      expect(asked(from, to).kind).toBe('returned');
    }
  });

  it('reaches from the first key of its first day to behind the last key of its last', () => {
    expect(valueOf(asked('2025-01-01', '2025-01-31'))).toMatchObject({
      query: { expressionValues: { ':first': { S: '20250101#' }, ':behindLast': { S: '20250131$' } } },
    });
  });
});

describe('the day in a key', () => {
  const dayOf = (entry: unknown) => {
    const result = { items: [{ entry }], nextToken: null };
    const { items } = valueOf(slips.response(asAda({ from: '2025-01-01', to: '2025-01-31' }, { result }))) as {
      items: { date: string | null }[];
    };
    return items[0]?.date;
  };

  it.each([
    ['20250131#k1', '2025-01-31'],
    ['20240229#k', '2024-02-29'],
    ['20000229#k', '2000-02-29'],
    ['00010101#k', '0001-01-01'],
    ['99991231#', '9999-12-31'],
    ['00000229#k', '0000-02-29'],
  ])('is shown: %s', (entry, day) => {
    expect(dayOf(entry)).toBe(day);
  });

  it.each([
    '20230229#k',
    '19000229#k',
    '20320230#k1',
    '20250431#k',
    '20250631#k',
    '20250931#k',
    '20251131#k',
    '20250132#k',
    '20250100#k',
    '20251301#k',
    '20250001#k',
    '20250131',
    '20250131x',
    '20250131$k',
    '2025013#k',
    '202501311#k',
    '2025-01-31#k',
    '２０２５０１３１#k',
    '20250131\n#k',
    ' 20250131#k',
    '#20250131',
    '',
    'x',
  ])('is null where there is none: %j', (entry) => {
    expect(dayOf(entry)).toBeNull();
  });
});
