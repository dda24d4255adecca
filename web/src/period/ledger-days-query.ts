import { graphql } from '../../../client/__generated__/gql.ts';

/** The first and the last day of the person's ledger. */
export const LedgerDaysQuery = graphql(`
  query LedgerDays {
    ledgerDays { first last }
  }
`);
