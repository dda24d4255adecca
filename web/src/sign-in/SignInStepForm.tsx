import type { ReactNode } from 'react';
import type { WhoMaySignUp } from '../../../client/amplify/outputs.ts';
import { AccountForm } from '../account/AccountForm.tsx';
import { Field } from '../account/Field.tsx';
import type { FieldName } from '../account/form-problem.ts';
import { NewPasswordField } from '../account/NewPasswordField.tsx';
import { passwordPolicy } from '../account/password-policy.ts';
import { meetsRules } from '../account/password-rules.ts';
import { ResendCode } from '../account/ResendCode.tsx';
import { TotpSecret } from '../account/TotpSecret.tsx';
import type { AccountWords } from '../words/account-words.ts';
import { useLanguage } from '../words/Language.tsx';
import styles from './SignInPage.module.css';
import type { SignInState } from './sign-in-flow.ts';
import type { SignInActions } from './use-sign-in.ts';

interface Props {
  readonly state: SignInState;
  readonly actions: SignInActions;
  readonly whoMaySignUp: WhoMaySignUp;
  readonly takesFocus: boolean;
  readonly heading: string;
}

/** The form of one step. Every step except the first has a way back. */
export function SignInStepForm({ state, actions, whoMaySignUp, takesFocus, heading }: Props) {
  const {
    words: { account },
  } = useLanguage();
  const { step, email, busy, problem, problems, codeSentAtMs } = state;
  const title = <h2>{heading}</h2>;

  if (step.kind === 'unsupported') {
    return (
      <>
        {title}
        <p>{account.unsupported.note(step.name)}</p>
        <BackToSignIn actions={actions} />
      </>
    );
  }

  const { words, fields, note, others, submit } = partsOf(step);

  return (
    <AccountForm
      heading={title}
      note={note}
      button={words.button}
      busyText={words.busy}
      busy={busy}
      problem={problem && { problem, text: account.problems[problem], number: problems ?? 0 }}
      takesFocus={takesFocus}
      onSubmit={submit}
      others={
        <div className={styles.others}>
          {others}
          {step.kind !== 'signIn' && <BackToSignIn actions={actions} />}
        </div>
      }
    >
      {fields}
    </AccountForm>
  );

  function partsOf(of: Exclude<SignInState['step'], { kind: 'unsupported' }>): Parts {
    const emailField = <Field name="username" label={account.email} autoComplete="username" defaultValue={email} />;
    const codeField = <Field name="code" label={account.code} autoComplete="one-time-code" />;
    const resend = <ResendCode sentAtMs={codeSentAtMs} busy={busy} onResend={actions.resend} />;
    switch (of.kind) {
      case 'signIn':
        return {
          words: account.signIn,
          note: noteOf(account.signIn.note),
          fields: (
            <>
              {emailField}
              <Field name="password" label={account.password} autoComplete="current-password" />
            </>
          ),
          submit: ({ username, password }) => actions.signIn(username, password),
          others: (
            <>
              {whoMaySignUp !== 'invited' && (
                <button type="button" onClick={(event) => actions.go('signUp', typedEmail(event.currentTarget))}>
                  {account.toSignUp}
                </button>
              )}
              <button type="button" onClick={(event) => actions.go('forgotPassword', typedEmail(event.currentTarget))}>
                {account.toForgotPassword}
              </button>
              {whoMaySignUp === 'invited' && <p className={styles.note}>{account.problems.invitedOnly}</p>}
            </>
          ),
        };
      case 'signUp':
        return {
          words: account.signUp,
          note: (
            <>
              {noteOf(account.signUp.note)}
              {typeof whoMaySignUp === 'object' &&
                noteOf(account.signUpDomains(whoMaySignUp.emailDomains.map((domain) => `@${domain}`).join(', ')))}
            </>
          ),
          fields: (
            <>
              {emailField}
              <NewPasswordField label={account.password} />
            </>
          ),
          submit: (typed) => withGoodPassword(typed, (password) => actions.signUp(typed.username, password)),
        };
      case 'forgotPassword':
        return {
          words: account.forgotPassword,
          note: noteOf(account.forgotPassword.note),
          fields: emailField,
          submit: ({ username }) => actions.forgotPassword(username),
        };
      case 'confirmSignUp':
        return {
          words: account.confirmSignUp,
          note: noteOf(account.confirmSignUp.note, of.sentTo),
          fields: codeField,
          submit: ({ code }) => actions.confirmSignUp(code),
          others: resend,
        };
      case 'resetPassword':
        return {
          words: account.resetPassword,
          note: noteOf(
            `${of.isRequired ? account.resetPassword.required : ''} ${account.resetPassword.note}`.trim(),
            of.sentTo,
          ),
          fields: (
            <>
              <KnownUser email={email} account={account} />
              {codeField}
              <NewPasswordField label={account.newPassword} />
            </>
          ),
          submit: (typed) => withGoodPassword(typed, (password) => actions.resetPassword(typed.code, password)),
          others: resend,
        };
      case 'totpCode':
        return {
          words: account.totp,
          note: noteOf(account.totp.note),
          fields: <Field name="code" label={account.totpCode} autoComplete="one-time-code" />,
          submit: ({ code }) => actions.answer(code),
        };
      case 'totpSetup':
        return {
          words: account.totpSetup,
          note: noteOf(account.totpSetup.note),
          fields: (
            <>
              <TotpSecret secret={of.secret} uri={of.uri} />
              <Field name="code" label={account.totpCode} autoComplete="one-time-code" />
            </>
          ),
          submit: ({ code }) => actions.answer(code),
        };
      case 'newPasswordRequired':
        return {
          words: account.newPasswordRequired,
          note: noteOf(account.newPasswordRequired.note),
          fields: (
            <>
              <KnownUser email={email} account={account} />
              <NewPasswordField label={account.newPassword} />
            </>
          ),
          submit: (typed) => withGoodPassword(typed, actions.answer),
        };
    }
  }

  function noteOf(text: string, sentTo?: string): ReactNode {
    return (
      <p className={styles.note}>
        {text}
        {sentTo !== undefined && (
          <>
            <br />
            {account.sentTo(sentTo)}
          </>
        )}
      </p>
    );
  }

  /** A password that breaks a rule is refused here. The server would refuse it later and in English. */
  function withGoodPassword(typed: Readonly<Record<FieldName, string>>, then: (password: string) => void): void {
    const password = typed['new-password'];
    if (meetsRules(passwordPolicy(), password)) then(password);
    else actions.refuse('passwordTooWeak');
  }
}

interface Parts {
  readonly words: { readonly button: string; readonly busy: string };
  readonly note: ReactNode;
  readonly fields: ReactNode;
  readonly submit: (typed: Readonly<Record<FieldName, string>>) => void;
  readonly others?: ReactNode;
}

function BackToSignIn({ actions }: { readonly actions: SignInActions }) {
  const { words } = useLanguage();
  return (
    <button type="button" onClick={(event) => actions.go('signIn', typedEmail(event.currentTarget))}>
      {words.account.back}
    </button>
  );
}

/** Gives a password manager the account that the password belongs to. */
function KnownUser({ email, account }: { readonly email: string; readonly account: AccountWords }) {
  return (
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
  );
}

/**
 * The text of the address field in the button's form, to be kept in the next form. Undefined when the form has no such
 * field.
 */
function typedEmail(button: HTMLButtonElement): string | undefined {
  const field = button.form?.elements.namedItem('username');
  return field instanceof HTMLInputElement ? field.value.trim() : undefined;
}
