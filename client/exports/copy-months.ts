import { graphql } from '../__generated__/gql.ts';

/** What one copy holds by month. It never changes. */
export const CopyMonthsQuery = graphql(`
  query CopyMonths($id: ID!) {
    copyMonths(id: $id) { month slips balances income expense }
  }
`);
