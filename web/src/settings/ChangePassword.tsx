import { updatePassword } from 'aws-amplify/auth';
import { useState } from 'react';
import { AccountForm } from '../account/AccountForm.tsx';
import { Field } from '../account/Field.tsx';
import { NewPasswordField } from '../account/NewPasswordField.tsx';
import { passwordPolicy } from '../account/password-policy.ts';
import { meetsRules } from '../account/password-rules.ts';
import type { Session } from '../session/session.ts';
import { Live } from '../shell/Live.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './Settings.module.css';
import { useEndSubscriptions } from './use-end-subscriptions.ts';
import { useTask } from './use-task.ts';

interface Props {
  readonly session: Session;
  readonly email: string;
}

/** Sets a new password, and ends every session unless the person declines, since somebody may know the old password. */
export function ChangePassword({ session, email }: Props) {
  const {
    words: { account },
  } = useLanguage();
  const { password: words } = account.settings;
  const { busy, problem, problems, run, refuse } = useTask();
  const [isEverywhere, setEverywhere] = useState(true);
  const [changes, setChanges] = useState(0);
  const endSubscriptions = useEndSubscriptions();

  function change(oldPassword: string, newPassword: string): void {
    if (!meetsRules(passwordPolicy(), newPassword)) {
      refuse('passwordTooWeak');
      return;
    }
    run(async () => {
      await updatePassword({ oldPassword, newPassword });
      // From here on the old password is invalid. A later failure must not look like a failed change.
      setChanges((before) => before + 1);
      if (isEverywhere) await session.signOutEverywhere('passwordChanged', endSubscriptions);
    });
  }

  const text = problem && (problem === 'wrongPassword' ? words.wrong : account.problems[problem]);
  return (
    <details className={styles.part}>
      <summary>
        <h3>{words.heading}</h3>
      </summary>
      <div className={styles.body}>
        <AccountForm
          // A new form after each change, so that no typed text stays in it.
          key={changes}
          heading={<span className={styles.note}>{words.note}</span>}
          button={words.button}
          busyText={words.busy}
          busy={busy}
          problem={problem && { problem, text: text ?? '', number: problems }}
          takesFocus={changes > 0}
          onSubmit={({ password, 'new-password': newPassword }) => change(password, newPassword)}
        >
          <input
            className="visually-hidden"
            type="email"
            name="username"
            autoComplete="username"
            aria-label={account.email}
            value={email}
            readOnly
            tabIndex={-1}
          />
          <Field name="password" label={account.currentPassword} autoComplete="current-password" />
          <NewPasswordField label={account.newPassword} />
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={isEverywhere}
              onChange={(event) => setEverywhere(event.currentTarget.checked)}
            />
            <span>{words.everywhereToo}</span>
          </label>
        </AccountForm>
        <Live>{changes > 0 && <p className={styles.good}>{words.changed}</p>}</Live>
      </div>
    </details>
  );
}
