import { Live } from '../shell/Live.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './SessionNews.module.css';
import type { ArrivalNews } from './session.ts';

interface Props {
  readonly news: ArrivalNews | undefined;
  readonly email: string;
  readonly onDismiss: () => void;
}

/** A word about how the person came in, where they may not expect to be. */
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
