import { Live } from '../shell/Live.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './SessionNews.module.css';
import type { ArrivalNews } from './session.ts';

interface Props {
  readonly news: ArrivalNews | undefined;
  readonly email: string;
  readonly onDismiss: () => void;
}

/** A short message about how the person came in, for cases in which they may not expect it. */
export function SessionNews({ news, email, onDismiss }: Props) {
  const { words } = useLanguage();
  return (
    <Live>
      {news !== undefined && (
        <div className={styles.news}>
          <p>{words.account.news[news](email)}</p>
          <button type="button" onClick={onDismiss}>
            {words.close}
          </button>
        </div>
      )}
    </Live>
  );
}
