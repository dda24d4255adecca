import type { FragmentType } from '../../__generated__/fragment-masking.ts';
import { readFragment } from '../../__generated__/fragment-masking.ts';
import { graphql } from '../../__generated__/gql.ts';
import type { HistoryRowFragment } from '../../__generated__/graphql.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { useLanguage } from '../words/Language.tsx';
import { ArchiveDetails } from './ArchiveDetails.tsx';
import { periodRows } from './archive-rows.ts';
import { DeleteExportButton } from './DeleteExportButton.tsx';
import { useExports } from './Exports.tsx';
import styles from './HistoryRow.module.css';
import { hasEnded } from './known-exports.ts';
import { Progress } from './Progress.tsx';
import { shownStatus } from './shown-status.ts';
import { useDownload } from './use-download.ts';

const HistoryRowFields = graphql(`
  fragment HistoryRow on Export {
    id
    from
    to
    status
    requestedAt
    expiresAt
    archive {
      bytes
      entries { name rows }
    }
    failure { code }
    ...Progress
    ...ArchiveDetails
  }
`);

interface Props {
  readonly of: FragmentType<typeof HistoryRowFields>;
  readonly onRemoved: () => void;
}

export function HistoryRow({ of, onRemoved }: Props) {
  const { words, formats } = useLanguage();
  const row = readFragment(HistoryRowFields, of);
  const { asked } = useExports();
  const { state, download } = useDownload(row.id);
  const status = shownStatus(row, Date.now());
  const failure = row.failure && words.outcome.failures[row.failure.code];
  const period = formats.period(row.from, row.to);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <h3 className={styles.period}>{period}</h3>
        <span className={styles.status} data-status={status}>{words.history.states[status]}</span>
        <Facts of={row} isKept={status === 'READY'} />
        {hasEnded(status) && (
          <div className={styles.actions}>
            {status === 'READY' && (
              <button type="button" aria-label={words.history.downloadOf(period)} aria-disabled={state.kind === 'asking'} onClick={download}>
                {words.history.download}
              </button>
            )}
            <DeleteExportButton id={row.id} period={period} onRemoved={onRemoved} />
          </div>
        )}
      </div>
      {/* The one that this tab asked for last is followed above. */}
      {!hasEnded(status) && asked.latest() !== row.id && <Progress of={row} />}
      {failure && <p className={styles.soft}>{failure.what} {failure.next}</p>}
      {state.kind === 'gone' && <p role="alert">{words.outcome.linkGone}</p>}
      {state.kind === 'failed' && <ApiNotice error={state.error} />}
      {row.archive && <ArchiveDetails of={row} />}
    </li>
  );
}

function Facts({ of, isKept }: { readonly of: HistoryRowFragment; readonly isKept: boolean }) {
  const { words, formats } = useLanguage();
  return (
    <p className={styles.facts}>
      <span>{words.history.asked(formats.instant(of.requestedAt))}</span>
      {of.archive && <span>{words.history.rows(formats.count(periodRows(of.archive.entries)))}</span>}
      {of.archive && <span>{formats.size(of.archive.bytes)}</span>}
      {isKept && of.expiresAt && <span>{words.history.until(formats.instant(of.expiresAt))}</span>}
    </p>
  );
}
