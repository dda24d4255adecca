import { useMutation } from '@apollo/client/react';
import { useRef } from 'react';
import { DeleteReceipt, ReceiptsPageQuery } from '../../../client/receipts/documents.ts';
import { landing } from '../focus/keep-focus.ts';
import { daysOf } from '../period/days.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { announce } from '../shell/announce.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import styles from './SavedPlace.module.css';
import { useReceipts } from './use-receipts.ts';
import { useSavedWords } from './use-saved-words.ts';

/** The files that were confirmed, by the time of their copies, newest first. */
export function Receipts() {
  const language = useLanguage();
  const { formats } = language;
  const { receipts: words } = useSavedWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { receipts, error } = useReceipts();
  const [remove, removal] = useMutation(DeleteReceipt, { refetchQueries: [ReceiptsPageQuery] });
  const items = receipts ?? [];
  return (
    <section className={styles.receipts} aria-labelledby="receipts-heading">
      <h3 id="receipts-heading" ref={heading} {...landing}>
        {words.heading}
      </h3>
      <p className={styles.soft}>{items.length > 0 ? words.means : receipts ? words.none : words.loading}</p>
      {error !== undefined && <ApiNotice error={error} />}
      {removal.error && <ApiNotice error={removal.error} />}
      <ul>
        {items.map((receipt) => {
          const name = words.copy(daysName(daysOf(receipt), language), formats.instant(receipt.requestedAt));
          return (
            <li key={receipt.id} className={styles.receipt}>
              <div>
                <p className={styles.name}>{name}</p>
                <p className={styles.soft}>{words.confirmed(formats.instant(receipt.confirmedAt), receipt.device)}</p>
              </div>
              <button
                type="button"
                aria-label={words.removeOf(name)}
                aria-disabled={removal.loading}
                onClick={() => {
                  if (removal.loading) return;
                  void remove({ variables: { id: receipt.id } }).then(
                    () => {
                      heading.current?.focus();
                      announce(words.removed);
                    },
                    () => undefined,
                  );
                }}
              >
                {words.remove}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
