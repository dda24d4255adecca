import { useExports } from '../exports/Exports.tsx';
import { fragmentOf } from '../places/place.ts';
import { useLanguage } from '../words/Language.tsx';
import { daysSinceEverything } from './age-of-copies.ts';
import styles from './ConfirmedAge.module.css';
import { useReceipts } from './use-receipts.ts';

/**
 * How old the last copy of everything is that was confirmed on a disk, and the press that makes a new one. Nothing while
 * that is not known.
 */
export function ConfirmedAge() {
  const { language, words, formats } = useLanguage();
  const { requests, asking } = useExports();
  const receipts = useReceipts();
  const days = receipts && daysSinceEverything(receipts, Date.now());
  const { confirmedAge } = words;
  return (
    // The line exists from the start, so that the page does not jump when the answer arrives.
    <div className={styles.age}>
      {days !== undefined && (
        <>
          <p>{days === null ? confirmedAge.none : confirmedAge.days(formats.count(days), days)}</p>
          <a href={fragmentOf.saved}>{confirmedAge.check}</a>
          {(days === null || days >= oldDays) && (
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
