import { graphql } from '../../../client/__generated__/gql.ts';

/** The ledger by month: everything, or the days of a period. */
export const LedgerMonthsQuery = graphql(`
  query LedgerMonths($from: AWSDate, $to: AWSDate) {
    ledgerMonths(from: $from, to: $to) {
      months { month slips balances income expense unknownSlips }
      first
      last
      recordsOutsideDays
      isComplete
      notCounted
    }
  }
`);
