import { useEffect, useRef, useState } from 'react';
import type { WhoMaySignUp } from '../../../client/amplify/outputs.ts';
import type { ArrivalNews, LeaveReason } from '../session/session.ts';
import { announce } from '../shell/announce.ts';
import { Live } from '../shell/Live.tsx';
import { Shell } from '../shell/Shell.tsx';
import { isStorageKept } from '../storage/site-storage.ts';
import { useLanguage } from '../words/Language.tsx';
import styles from './SignInPage.module.css';
import { SignInStepForm } from './SignInStepForm.tsx';
import { useSignIn } from './use-sign-in.ts';

interface Props {
  /** The reason why a person who was signed in is here. */
  readonly why: LeaveReason | undefined;
  readonly whoMaySignUp: WhoMaySignUp;
  readonly onSignedIn: (news?: ArrivalNews) => void;
}

/** The page for a person who is not signed in: sign-in, sign-up, a new password, and the further steps of these. */
export function SignInPage({ why, whoMaySignUp, onSignedIn }: Props) {
  const { words } = useLanguage();
  const { state, actions } = useSignIn({ appName: words.account.appName, onSignedIn });
  const { step, notice } = state;
  const [isKept] = useState(() => isStorageKept());
  const first = useRef(step.kind);
  const hasMoved = useRef(false);
  if (step.kind !== first.current) hasMoved.current = true;
  const heading = headingOf(step.kind, words);

  useEffect(() => {
    if (hasMoved.current) announce(heading);
  }, [heading]);

  const isAtStart = step.kind === 'signIn' && !hasMoved.current;
  return (
    <Shell>
      <div className={styles.sheet}>
        <Live>
          {why !== undefined && isAtStart && notice === undefined && (
            <p className={styles.notice}>{words.account.left[why]}</p>
          )}
          {notice !== undefined && (
            <p className={styles.notice} data-good={notice !== 'reloadedInTheMiddle'}>
              {words.account.notices[notice]}
            </p>
          )}
        </Live>
        <SignInStepForm
          key={step.kind}
          state={state}
          actions={actions}
          whoMaySignUp={whoMaySignUp}
          takesFocus={hasMoved.current}
          heading={heading}
        />
      </div>
      {!isKept && <p className={styles.soft}>{words.account.notKept}</p>}
    </Shell>
  );
}

function headingOf(
  kind: ReturnType<typeof useSignIn>['state']['step']['kind'],
  { account }: ReturnType<typeof useLanguage>['words'],
): string {
  return account[kind === 'totpCode' ? 'totp' : kind].heading;
}
