import { useQuery } from '@apollo/client/react';
import type { Period } from '../../../ledger/period.ts';
import { graphql } from '../../__generated__/gql.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { useLanguage } from '../words/Language.tsx';
import { BalanceTable } from './BalanceTable.tsx';
import styles from './Preview.module.css';
import { SlipTable } from './SlipTable.tsx';

const PreviewQuery = graphql(`
  query Preview($from: AWSDate!, $to: AWSDate!, $slipLimit: Int!, $balanceLimit: Int!) {
    slips(from: $from, to: $to, limit: $slipLimit) {
      items { ...SlipRow }
      nextToken
    }
    balances(from: $from, to: $to, limit: $balanceLimit) {
      items { ...BalanceRow }
      nextToken
    }
  }
`);

const slipLimit = 6;
const balanceLimit = 4;

/** A look at what an export of the period would hold: its first slips and balances. */
export function Preview({ period }: { readonly period: Period }) {
  const { words } = useLanguage();
  const { data: current, previousData, loading, error, refetch } = useQuery(PreviewQuery, {
    variables: { ...period, slipLimit, balanceLimit },
    // A ledger may have been written to since.
    fetchPolicy: 'cache-and-network',
  });
  if (error) {
    return (
      <ApiNotice error={error}>
        {/* What fails again is shown again. */}
        <button type="button" onClick={() => void refetch().catch(() => undefined)}>{words.retry}</button>
      </ApiNotice>
    );
  }
  const data = current ?? previousData;
  if (!data) return <p className={styles.soft}>{words.preview.loading}</p>;
  const slips = data.slips?.items ?? [];
  const balances = data.balances?.items ?? [];
  return (
    <div className={styles.preview} aria-busy={loading}>
      {slips.length + balances.length === 0 ? (
        <p className={styles.soft}>{words.preview.nothing}</p>
      ) : (
        <>
          <SlipTable rows={slips} hasMore={Boolean(data.slips?.nextToken)} />
          <BalanceTable rows={balances} hasMore={Boolean(data.balances?.nextToken)} />
        </>
      )}
    </div>
  );
}
