import { useQuery } from '@apollo/client/react';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import type { KnownReceiptFragment } from '../../../client/__generated__/graphql.ts';
import { KnownReceipt, ReceiptsPageQuery } from '../../../client/receipts/documents.ts';

/** The receipts of the newest copies. Undefined until they are known. */
export function useReceipts(): readonly KnownReceiptFragment[] | undefined {
  const { data } = useQuery(ReceiptsPageQuery, {
    variables: { limit: receiptsRead, nextToken: null },
    fetchPolicy: 'cache-and-network',
  });
  return data?.receipts?.items.map((item) => readFragment(KnownReceipt, item));
}

/** The API's longest page. Older receipts say little that these do not. */
const receiptsRead = 50;
