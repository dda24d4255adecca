import { useReadyNotification } from '../notification/use-ready-notification.ts';
import type { Days } from '../period/days.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { Live } from '../shell/Live.tsx';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { CurrentExports } from './CurrentExports.tsx';
import styles from './ExportPlace.module.css';
import { useExports } from './Exports.tsx';
import { useCurrentExports } from './use-current-exports.ts';
import { useTitleNews } from './use-title-news.ts';

interface Props {
  readonly days: Days;
  /** Takes the focus when a finished copy is deleted. */
  readonly onRemoved: () => void;
}

/**
 * The one place of the export of the chosen days: the button, then its progress, then the stamped result. Exports of
 * other days stand below it in one line each, and the button is there for the days that are chosen now.
 */
export function ExportPlace({ days, onRemoved }: Props) {
  const language = useLanguage();
  const { words } = language;
  const { requests, asking } = useExports();
  const { list, main } = useCurrentExports(days);
  useTitleNews(list);
  useReadyNotification(list);
  const { refused, already } = asking;
  return (
    <div className={styles.place}>
      {!main && (
        <button type="submit" className={styles.export} aria-disabled={asking.asking}>
          {asking.asking ? words.request.asking : words.request.button}
        </button>
      )}
      <CurrentExports list={list} main={main} onRemoved={onRemoved} />
      <Live>{already !== undefined && <p>{words.request.already(daysName(already, language))}</p>}</Live>
      {refused && (
        <ApiNotice error={refused.error}>
          <button
            type="button"
            aria-disabled={asking.asking}
            onClick={() => void requests.ask(refused.days, language.language)}
          >
            {words.request.again}
          </button>
        </ApiNotice>
      )}
    </div>
  );
}
