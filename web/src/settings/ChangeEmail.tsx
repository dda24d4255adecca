import {
  confirmUserAttribute,
  fetchAuthSession,
  sendUserAttributeVerificationCode,
  updateUserAttribute,
} from 'aws-amplify/auth';
import { useRef, useState } from 'react';
import { AccountForm } from '../account/AccountForm.tsx';
import { Field } from '../account/Field.tsx';
import { ResendCode } from '../account/ResendCode.tsx';
import type { Session } from '../session/session.ts';
import { announce } from '../shell/announce.ts';
import { Live } from '../shell/Live.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './Settings.module.css';
import { useTask } from './use-task.ts';

type Step =
  | { readonly kind: 'ask' }
  | { readonly kind: 'confirm'; readonly address: string; readonly sentAtMs: number }
  | { readonly kind: 'changed'; readonly address: string };

/**
 * Changes the address for signing in. The old address stays valid until a code proves the new one (the user pool keeps
 * the original).
 */
export function ChangeEmail({ session }: { readonly session: Session }) {
  const {
    words: { account },
  } = useLanguage();
  const { changeEmail: words } = account.settings;
  const { busy, problem, problems, run } = useTask();
  const [step, setStep] = useState<Step>({ kind: 'ask' });
  const hasMoved = useRef(false);

  function go(to: Step): void {
    hasMoved.current = true;
    setStep(to);
  }

  const ask = (address: string) =>
    run(async () => {
      const { nextStep } = await updateUserAttribute({ userAttribute: { attributeKey: 'email', value: address } });
      if (nextStep.updateAttributeStep === 'DONE') await changed(address);
      else go({ kind: 'confirm', address, sentAtMs: Date.now() });
    });

  const confirm = (address: string, code: string) =>
    run(async () => {
      await confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: code });
      await changed(address);
    });

  const resend = (address: string) =>
    run(async () => {
      await sendUserAttributeVerificationCode({ userAttributeKey: 'email' });
      announce(account.notices.codeSent);
      setStep({ kind: 'confirm', address, sentAtMs: Date.now() });
    });

  async function changed(address: string): Promise<void> {
    go({ kind: 'changed', address });
    // New tokens contain the new address, which the page shows.
    await fetchAuthSession({ forceRefresh: true });
    session.check();
  }

  const shown = problem && { problem, text: account.problems[problem], number: problems };
  return (
    <details className={styles.part}>
      <summary>
        <h3>{words.heading}</h3>
      </summary>
      <div className={styles.body}>
        <Live>{step.kind === 'changed' && <p className={styles.good}>{words.changed(step.address)}</p>}</Live>
        {step.kind === 'confirm' ? (
          <AccountForm
            key="confirm"
            heading={<span className={styles.note}>{words.codeNote(step.address)}</span>}
            button={words.confirm}
            busyText={words.busy}
            busy={busy}
            problem={shown}
            takesFocus
            onSubmit={({ code }) => confirm(step.address, code)}
            others={
              <div className={styles.choices}>
                <ResendCode sentAtMs={step.sentAtMs} busy={busy} onResend={() => resend(step.address)} />
                <button type="button" onClick={() => go({ kind: 'ask' })}>
                  {words.cancel}
                </button>
              </div>
            }
          >
            <Field name="code" label={account.code} autoComplete="one-time-code" />
          </AccountForm>
        ) : (
          <AccountForm
            key={step.kind}
            heading={<span className={styles.note}>{words.note}</span>}
            button={words.button}
            busyText={words.busy}
            busy={busy}
            problem={shown}
            takesFocus={hasMoved.current}
            onSubmit={({ username }) => ask(username)}
          >
            <Field name="username" label={words.newEmail} autoComplete="email" />
          </AccountForm>
        )}
      </div>
    </details>
  );
}
