import { graphql } from '../__generated__/gql.ts';

/** A receipt as page and command line know it. */
export const KnownReceipt = graphql(`
  fragment KnownReceipt on Receipt {
    id
    from
    to
    everything
    requestedAt
    fileName
    bytes
    confirmedAt
    device
    tables { table rows }
    months { month slips balances income expense }
  }
`);

export const ConfirmCopy = graphql(`
  mutation ConfirmCopy($id: ID!, $sha256: String!, $device: String) {
    confirmCopy(id: $id, sha256: $sha256, device: $device) { ...KnownReceipt }
  }
`);

export const ReceiptsPageQuery = graphql(`
  query Receipts($limit: Int!, $nextToken: String) {
    receipts(limit: $limit, nextToken: $nextToken) {
      items { ...KnownReceipt }
      nextToken
    }
  }
`);

export const DeleteReceipt = graphql(`
  mutation DeleteReceipt($id: ID!) {
    deleteReceipt(id: $id) { ...KnownReceipt }
  }
`);
