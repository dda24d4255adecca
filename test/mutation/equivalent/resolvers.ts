import type { Explained } from '../explained.ts';

export const resolverEquivalents: readonly Explained[] = [
  {
    file: 'resolvers/request-id.ts',
    reason: 'It runs only for an id that is more than a day off: the difference is never 0.',
    changes: [['offMs > 0', 'offMs > 0', 'offMs >= 0']],
  },
  {
    file: 'resolvers/Query.ledgerDays/ends.ts',
    reason: 'Both sides are the same text when neither is greater.',
    changes: [
      ['if (isFirst(end))', '`${sameDay}$` > key', '`${sameDay}$` >= key'],
      ['return query(', '`${sameDay}#` < key', '`${sameDay}#` <= key'],
    ],
  },
  {
    file: 'resolvers/compare-with-baseline.ts',
    reason: 'As many months as are listed leave out 0 either way.',
    changes: [['monthsLeftOut:', 'months.length > mostMonths', 'months.length >= mostMonths']],
  },
  {
    file: 'resolvers/compare-with-baseline.ts',
    reason: 'The months are the keys of this very record.',
    changes: [['earlierRows: then[month]', 'then[month]?.[table]', 'then[month][table]']],
  },
  {
    file: 'resolvers/quota.ts',
    reason: 'It chooses between two days that are the same.',
    changes: [['row.day > quotaDay()', 'row.day > quotaDay()', 'row.day >= quotaDay()']],
  },
  {
    file: 'resolvers/shown-value.ts',
    reason: '`Number.isFinite` is false for all but numbers.',
    changes: [["typeof value === 'number' &&", "typeof value === 'number'", 'true']],
  },
  {
    file: 'resolvers/shown-value.ts',
    reason: 'A value comes as JSON, which has no number that is not finite.',
    changes: [
      [
        'return typeof value',
        "typeof value === 'number' && Number.isFinite(value)",
        "typeof value === 'number' || Number.isFinite(value)",
      ],
    ],
  },
];
