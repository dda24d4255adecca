import type { Layout } from './layout.ts';

/**
 * The tables of the original app, which one person uses: the day is the partition key, and no key has an owner. Its
 * masters have a partition key alone.
 */
export const original: Layout = {
  name: 'original',
  tables: {
    slips: {
      partition: { attribute: 'tgt_date', holds: 'day' },
      sort: { attribute: 'kind_cd_seq', holds: 'within-day' },
    },
    balances: {
      partition: { attribute: 'tgt_date', holds: 'day' },
      sort: { attribute: 'method_cd', holds: 'within-day' },
    },
    kinds: { partition: { attribute: 'kind_cd', holds: 'code' }, sort: null },
    methods: { partition: { attribute: 'method_cd', holds: 'code' }, sort: null },
  },
};
