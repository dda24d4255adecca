import { useRef } from 'react';
import { ChangePassword } from '../sign-in/ChangePassword.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './Settings.module.css';

interface Props {
  readonly email: string;
  readonly signOut: () => void;
}

/** The corner of the page for the account: who is signed in, a new password, the way out. */
export function Settings({ email, signOut }: Props) {
  const { words } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>{words.settings.open}</button>
      <dialog ref={dialog} aria-labelledby="settings-heading">
        <div className={styles.settings}>
          <h2 id="settings-heading">{words.settings.heading}</h2>
          <p>
            <span className={styles.label}>{words.settings.signedInAs}</span> <strong>{email}</strong>
          </p>
          <section className={styles.part}>
            <h3>{words.settings.password}</h3>
            <ChangePassword />
          </section>
          <div className={styles.actions}>
            <button type="button" onClick={signOut}>{words.settings.signOut}</button>
            <button type="button" onClick={() => dialog.current?.close()}>{words.close}</button>
          </div>
        </div>
      </dialog>
    </>
  );
}
