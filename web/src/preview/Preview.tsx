import { skipToken, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { graphql } from '../../../client/__generated__/gql.ts';
import { apiProblemOf } from '../../../client/apollo/api-problem.ts';
import { useReach } from '../connection/Connection.tsx';
import type { Days } from '../period/days.ts';
import { LedgerDaysQuery } from '../period/ledger-days-query.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { useLanguage } from '../words/Language.tsx';
import { BalanceTable } from './BalanceTable.tsx';
import styles from './Preview.module.css';
import { previewPeriod } from './preview-period.ts';
import { SlipTable } from './SlipTable.tsx';
import { useLedgerNames } from './use-ledger-names.ts';

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

/** A look at what an export of these days would hold: its first slips and balances. */
export function Preview({ days }: { readonly days: Days }) {
  const { words } = useLanguage();
  const reach = useReach();
  const names = useLedgerNames();
  const ledger = useQuery(LedgerDaysQuery, { fetchPolicy: 'cache-first' });
  const period = previewPeriod(days, ledger.data?.ledgerDays);
  const rows = useQuery(
    PreviewQuery,
    // A ledger may have been written to since.
    period ? { variables: { ...period, slipLimit, balanceLimit }, fetchPolicy: 'cache-and-network' } : skipToken,
  );
  const error = period ? rows.error : ledger.error;

  function again(): void {
    // What fails again is shown again.
    (period ? rows.refetch() : ledger.refetch()).catch(() => undefined);
  }
  const failed = error !== undefined;
  useEffect(() => {
    if (failed && reach === 'reached') again();
    // Only when the server answers again.
  }, [reach]);

  if (error) {
    if (apiProblemOf(error) === 'Unreachable') return <p className={styles.soft}>{words.preview.notLoaded}</p>;
    return (
      <ApiNotice error={error}>
        <button type="button" onClick={again}>
          {words.retry}
        </button>
      </ApiNotice>
    );
  }
  if (!period && ledger.data) return <p className={styles.soft}>{words.preview.nothing}</p>;
  const data = rows.data ?? rows.previousData;
  if (!data || !names) return <p className={styles.soft}>{words.preview.loading}</p>;
  const slips = data.slips?.items ?? [];
  const balances = data.balances?.items ?? [];
  return (
    <div className={styles.preview} aria-busy={rows.loading}>
      {slips.length + balances.length === 0 ? (
        <p className={styles.soft}>{words.preview.nothing}</p>
      ) : (
        <>
          <SlipTable rows={slips} names={names} hasMore={Boolean(data.slips?.nextToken)} />
          <BalanceTable rows={balances} names={names} hasMore={Boolean(data.balances?.nextToken)} />
        </>
      )}
    </div>
  );
}
