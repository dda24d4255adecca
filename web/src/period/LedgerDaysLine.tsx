import { useQuery } from '@apollo/client/react';
import { useLanguage } from '../words/Language.tsx';
import { LedgerDaysQuery } from './ledger-days-query.ts';
import styles from './PeriodFields.module.css';

/** The first and the last day with records. Empty while they are not known, or when no record has a day. */
export function LedgerDaysLine() {
  const { words, formats } = useLanguage();
  const { data } = useQuery(LedgerDaysQuery, { fetchPolicy: 'cache-and-network' });
  const { first, last } = data?.ledgerDays ?? {};
  // The paragraph exists from the start, so that the page does not jump when the days arrive.
  return (
    <p className={styles.ledgerDays}>
      {first && last && words.period.ledgerDays(formats.day(first), formats.day(last))}
    </p>
  );
}
