import { lazy, Suspense } from 'react';
import { useLanguage } from '../words/Language.tsx';
import styles from './TotpSecret.module.css';

// Loaded on demand: few people need a QR code, and only once.
const QrCode = lazy(async () => ({ default: (await import('./QrCode.tsx')).QrCode }));

interface Props {
  /** Base32, as Cognito returns it. */
  readonly secret: string;
  /** `otpauth:` address with the secret, for the app's camera. */
  readonly uri: string;
}

/** The input for an authenticator app: a picture for its camera, and the secret as text for all others. */
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
