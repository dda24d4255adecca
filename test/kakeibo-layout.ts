import type { Layout } from '../ledger/layouts/layout.ts';

/**
 * A household's own tables, of a shape that is in no list of this product: slips in one partition, balances by day, and
 * two masters of which one has a partition for each record.
 */
export const kakeibo: Layout = {
  name: 'kakeibo',
  tables: {
    slips: {
      partition: { attribute: 'month_book', holds: { text: 'HOME' } },
      sort: { attribute: 'entry_key', holds: 'entry' },
    },
    balances: {
      partition: { attribute: 'day', holds: 'day', replaces: true },
      sort: { attribute: 'wallet', holds: 'within-day', replaces: true },
    },
    kinds: {
      partition: { attribute: 'book', holds: { text: 'HOME' } },
      sort: { attribute: 'kind_cd', holds: 'code' },
    },
    methods: { partition: { attribute: 'method_cd', holds: 'code' }, sort: null },
  },
};
