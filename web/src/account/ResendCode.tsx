import { useEffect, useState } from 'react';
import { resendAfterMs } from '../sign-in/sign-in-flow.ts';
import { useLanguage } from '../words/Language.tsx';
import styles from './ResendCode.module.css';

interface Props {
  /** Undefined when no sent code is known. */
  readonly sentAtMs: number | undefined;
  readonly busy: boolean;
  readonly onResend: () => void;
}

/** A button to request another code. It is available after a while, since the first code is usually only slow. */
export function ResendCode({ sentAtMs, busy, onResend }: Props) {
  const { words, formats } = useLanguage();
  const secondsLeft = useSecondsUntil(sentAtMs === undefined ? 0 : sentAtMs + resendAfterMs);
  const isEarly = secondsLeft > 0;
  return (
    <p className={styles.resend}>
      <button
        type="button"
        aria-disabled={busy || isEarly}
        onClick={() => {
          if (!busy && !isEarly) onResend();
        }}
      >
        {words.account.resend}
      </button>
      {isEarly && <span className={styles.soft}>{words.account.resendIn(formats.count(secondsLeft))}</span>}
    </p>
  );
}

/** Whole seconds left until a moment. Counts down while it is shown. */
function useSecondsUntil(atMs: number): number {
  const [nowMs, setNowMs] = useState(Date.now);
  const left = Math.max(0, Math.ceil((atMs - nowMs) / 1000));
  useEffect(() => {
    if (left === 0) return undefined;
    const timer = setTimeout(() => setNowMs(Date.now()), 1000);
    return () => clearTimeout(timer);
  }, [left, nowMs]);
  // The moment may have changed since the clock was read.
  useEffect(() => setNowMs(Date.now()), [atMs]);
  return left;
}
