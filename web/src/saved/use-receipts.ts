import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import type { KnownReceiptFragment } from '../../../client/__generated__/graphql.ts';
import { KnownReceipt, ReceiptsPageQuery } from '../../../client/receipts/documents.ts';

/** Every receipt of the person, by the time of the copies, newest first. Undefined until all pages are read. */
export function useReceipts(): {
  readonly receipts: readonly KnownReceiptFragment[] | undefined;
  readonly error: unknown;
} {
  const { data, error, fetchMore } = useQuery(ReceiptsPageQuery, {
    variables: { limit: pageLimit, nextToken: null },
    fetchPolicy: 'cache-and-network',
  });
  const nextToken = data?.receipts?.nextToken ?? null;
  useEffect(() => {
    if (nextToken === null) return;
    fetchMore({
      variables: { limit: pageLimit, nextToken },
      updateQuery(before, { fetchMoreResult: { receipts: page } }) {
        // Several parts of the page read the receipts. The first answer wins.
        if (!page || before.receipts?.nextToken !== nextToken) return before;
        return { ...before, receipts: { ...page, items: [...before.receipts.items, ...page.items] } };
      },
      // What fails is shown by the part that reads the first page again.
    }).catch(() => undefined);
  }, [fetchMore, nextToken]);
  const receipts =
    nextToken === null ? data?.receipts?.items.map((item) => readFragment(KnownReceipt, item)) : undefined;
  return { receipts, error };
}

/** The API's longest page. */
const pageLimit = 50;
