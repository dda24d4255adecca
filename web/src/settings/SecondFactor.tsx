import { fetchMFAPreference, setUpTOTP, updateMFAPreference, verifyTOTPSetup } from 'aws-amplify/auth';
import { useEffect, useRef, useState } from 'react';
import { AccountForm } from '../account/AccountForm.tsx';
import { Field } from '../account/Field.tsx';
import { TotpSecret } from '../account/TotpSecret.tsx';
import { Live } from '../shell/Live.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './Settings.module.css';
import { useTask } from './use-task.ts';

type Step =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'off' | 'on'; readonly news?: 'turnedOff' | 'turnedOn' }
  | { readonly kind: 'settingUp'; readonly secret: string; readonly uri: string }
  | { readonly kind: 'turningOff' };

/** Digits of an authenticator app at each sign-in, as the person's own choice. */
export function SecondFactor({ email }: { readonly email: string }) {
  const {
    words: { account },
  } = useLanguage();
  const { totp: words } = account.settings;
  const { busy, problem, problems, run } = useTask();
  const [step, setStep] = useState<Step>({ kind: 'unknown' });
  const state = useRef<HTMLParagraphElement>(null);
  const hasMoved = useRef(false);

  const news = step.kind === 'on' || step.kind === 'off' ? step.news : undefined;

  function go(to: Step): void {
    hasMoved.current = true;
    setStep(to);
  }

  function look(): void {
    if (step.kind !== 'unknown') return;
    run(async () => {
      const { enabled } = await fetchMFAPreference();
      setStep({ kind: enabled?.includes('TOTP') ? 'on' : 'off' });
    });
  }

  const setUp = () =>
    run(async () => {
      const details = await setUpTOTP();
      go({ kind: 'settingUp', secret: details.sharedSecret, uri: details.getSetupUri(account.appName, email).href });
    });

  const verify = (code: string) =>
    run(async () => {
      await verifyTOTPSetup({ code });
      await updateMFAPreference({ totp: 'PREFERRED' });
      go({ kind: 'on', news: 'turnedOn' });
    });

  const turnOff = () =>
    run(async () => {
      await updateMFAPreference({ totp: 'DISABLED' });
      go({ kind: 'off', news: 'turnedOff' });
    });

  // The button or form that had the focus has gone. The line about the present state is the place to continue.
  useEffect(() => {
    if (hasMoved.current && step.kind !== 'settingUp') state.current?.focus();
  }, [step.kind]);

  return (
    <details
      className={styles.part}
      onToggle={(event) => {
        if (event.currentTarget.open) look();
      }}
    >
      <summary>
        <h3>{words.heading}</h3>
      </summary>
      <div className={styles.body}>
        <Live>{news !== undefined && <p className={styles.good}>{words[news]}</p>}</Live>
        {step.kind !== 'settingUp' && (
          <p ref={state} tabIndex={-1} className={styles.note}>
            {step.kind === 'turningOff' ? words.turnOffQuestion : words[step.kind]}
          </p>
        )}
        {step.kind !== 'settingUp' && (
          <Live urgent>{problem && <p className={styles.problem}>{account.problems[problem]}</p>}</Live>
        )}
        {step.kind === 'off' && (
          <button type="button" aria-disabled={busy} onClick={setUp}>
            {busy ? words.working : words.turnOn}
          </button>
        )}
        {step.kind === 'on' && (
          <button type="button" onClick={() => go({ kind: 'turningOff' })}>
            {words.turnOff}
          </button>
        )}
        {step.kind === 'turningOff' && (
          <div className={styles.choices}>
            <button type="button" aria-disabled={busy} onClick={turnOff}>
              {busy ? words.working : words.turnOff}
            </button>
            <button type="button" onClick={() => go({ kind: 'on' })}>
              {words.cancel}
            </button>
          </div>
        )}
        {step.kind === 'settingUp' && (
          <AccountForm
            heading={<span className={styles.note}>{account.totpSetup.note}</span>}
            button={account.totpSetup.button}
            busyText={account.totpSetup.busy}
            busy={busy}
            problem={problem && { problem, text: account.problems[problem], number: problems }}
            takesFocus
            onSubmit={({ code }) => verify(code)}
            others={
              <div className={styles.choices}>
                <button type="button" onClick={() => go({ kind: 'off' })}>
                  {words.cancel}
                </button>
              </div>
            }
          >
            <TotpSecret secret={step.secret} uri={step.uri} />
            <Field name="code" label={account.totpCode} autoComplete="one-time-code" />
          </AccountForm>
        )}
      </div>
    </details>
  );
}
