import { lazy, Suspense } from 'react';
import { useLanguage } from '../words/Language.tsx';
import styles from './TotpSecret.module.css';

// Few people need it, and only once.
const QrCode = lazy(async () => ({ default: (await import('./QrCode.tsx')).QrCode }));

interface Props {
  /** Base32, as Cognito gives it. */
  readonly secret: string;
  /** `otpauth:` address with the secret, for the app's camera. */
  readonly uri: string;
}

/** What an authenticator app needs: a picture for its camera, and the text for everybody else. */
export function TotpSecret({ secret, uri }: Props) {
  const { words } = useLanguage();
  return (
    <div className={styles.secret}>
      <div className={styles.picture}>
        <Suspense fallback={null}>
          <QrCode text={uri} label={words.account.totpSetup.qr} />
        </Suspense>
      </div>
      <p>
        {words.account.totpSetup.secret}
        <br />
        <code>{secret.match(/.{1,4}/g)?.join(' ') ?? secret}</code>
      </p>
    </div>
  );
}
