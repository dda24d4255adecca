import { lazy, Suspense, useRef, useState } from 'react';
import type { Session } from '../session/session.ts';
import type { Person } from '../session/stored-person.ts';
import { Live } from '../shell/Live.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './Settings.module.css';

const AccountParts = lazy(async () => ({ default: (await import('./AccountParts.tsx')).AccountParts }));

interface Props {
  readonly session: Session;
  readonly person: Person;
}

/**
 * The account's corner of the page. The dialog's content is made when the dialog opens and removed when it closes. So
 * no typed password, code, secret or old message remains.
 */
export function Settings({ session, person }: Props) {
  const {
    words: {
      account: { settings },
      close,
      places,
    },
  } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);

  function open(): void {
    setOpen(true);
    dialog.current?.showModal();
  }

  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={open}>
        {settings.open}
      </button>
      <dialog ref={dialog} aria-labelledby="settings-heading" onClose={() => setOpen(false)}>
        {isOpen && (
          <div className={styles.settings}>
            <h2 id="settings-heading">{settings.heading}</h2>
            <p>
              <span className={styles.label}>{settings.signedInAs}</span>{' '}
              <strong className={styles.email}>{person.email}</strong>
            </p>
            <Suspense
              fallback={
                <Live>
                  <p>{places.loading}</p>
                </Live>
              }
            >
              <AccountParts session={session} person={person} />
            </Suspense>
            <div className={styles.actions}>
              <button type="button" onClick={() => void session.signOut()}>
                {settings.signOut}
              </button>
              <button type="button" onClick={() => dialog.current?.close()}>
                {close}
              </button>
            </div>
          </div>
        )}
      </dialog>
    </>
  );
}
