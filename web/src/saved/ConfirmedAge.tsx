import { useQuery } from '@apollo/client/react';
import { useExports } from '../exports/Exports.tsx';
import { LedgerMonthsQuery } from '../months/ledger-months-query.ts';
import { fragmentOf } from '../places/place.ts';
import { useLanguage } from '../words/Language.tsx';
import { ageOfCopies } from './age-of-copies.ts';
import styles from './ConfirmedAge.module.css';
import { useReceipts } from './use-receipts.ts';

/**
 * How old everything is that was confirmed on a disk, in one copy or in several, and the press that makes a new copy.
 * Nothing while that is not known.
 */
export function ConfirmedAge() {
  const { language, words, formats } = useLanguage();
  const { requests, asking } = useExports();
  const { receipts } = useReceipts();
  // The strip of months asks for it. Here it is only read.
  const { data } = useQuery(LedgerMonthsQuery, { fetchPolicy: 'cache-only' });
  const age = receipts && ageOfCopies(receipts, data?.ledgerMonths ?? undefined, Date.now());
  const { confirmedAge } = words;
  return (
    // The line exists from the start, so that the page does not jump when the answer arrives.
    <div className={styles.age}>
      {age !== undefined && (
        <>
          <p>
            {age === null
              ? confirmedAge.none
              : confirmedAge[age.isOneCopy ? 'days' : 'daysTogether'](formats.count(age.days), age.days)}
          </p>
          <a href={fragmentOf.saved}>{confirmedAge.check}</a>
          {(age === null || age.days >= oldDays) && (
            <button
              type="button"
              className={styles.renew}
              aria-disabled={asking.asking}
              onClick={() => void requests.ask('everything', language)}
            >
              {confirmedAge.renew}
            </button>
          )}
        </>
      )}
    </div>
  );
}

/** A household writes into its book about every day, and a month is what it can enter again from its own papers. */
const oldDays = 30;
