import type { Session } from '../session/session.ts';
import { announce } from '../shell/announce.ts';
import { Live } from '../shell/Live.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './Settings.module.css';
import { useEndSubscriptions } from './use-end-subscriptions.ts';
import { useTask } from './use-task.ts';

/** Ends every session of the person on every device, and says how long an open page may continue. */
export function SignOutEverywhere({ session }: { readonly session: Session }) {
  const {
    words: { account },
  } = useLanguage();
  const { everywhere } = account.settings;
  const { busy, problem, run } = useTask();
  const endSubscriptions = useEndSubscriptions();

  function end(): void {
    if (busy) return;
    announce(everywhere.busy);
    run(() => session.signOutEverywhere('everywhere', endSubscriptions));
  }

  return (
    <details className={styles.part}>
      <summary>
        <h3>{everywhere.heading}</h3>
      </summary>
      <div className={styles.body}>
        <p className={styles.note}>{everywhere.note}</p>
        <Live urgent>{problem && <p className={styles.problem}>{account.problems[problem]}</p>}</Live>
        <button type="button" aria-disabled={busy} onClick={end}>
          {busy ? everywhere.busy : everywhere.button}
        </button>
      </div>
    </details>
  );
}
