import { graphql } from '../../../client/__generated__/gql.ts';

/** What a copy holds by month, and what the ledger holds now of the same days. */
export const CopyChangesQuery = graphql(`
  query CopyChanges($id: ID!, $from: AWSDate, $to: AWSDate) {
    copyMonths(id: $id) { month slips balances income expense }
    export(id: $id) { archive { recordsOutsideDays } }
    ledgerMonths(from: $from, to: $to) {
      months { month slips balances income expense }
      recordsOutsideDays
      notCounted
    }
  }
`);
