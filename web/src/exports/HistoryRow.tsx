import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import type { HistoryRowFragment } from '../../../client/__generated__/graphql.ts';
import { hasEnded } from '../../../client/exports/known-exports.ts';
import { landing } from '../focus/keep-focus.ts';
import { daysOf } from '../period/days.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { ArchiveDetails } from './ArchiveDetails.tsx';
import { periodRows } from './archive-rows.ts';
import { DeleteExportButton } from './DeleteExportButton.tsx';
import { DoAgainButton } from './DoAgainButton.tsx';
import { DownloadProblem } from './DownloadProblem.tsx';
import { useDownload, useExports } from './Exports.tsx';
import { FewerRecords } from './FewerRecords.tsx';
import styles from './HistoryRow.module.css';
import { Progress } from './Progress.tsx';
import { useShownStatus } from './use-shown-status.ts';

const HistoryRowFields = graphql(`
  fragment HistoryRow on Export {
    id
    from
    to
    status
    requestedAt
    expiresAt
    isSafetyCopy
    archive {
      bytes
      entries { name rows }
    }
    failure { code }
    ...Progress
    ...FewerRecords
    ...ArchiveDetails
  }
`);

interface Props {
  readonly of: FragmentType<typeof HistoryRowFields>;
  readonly onRemoved: () => void;
}

export function HistoryRow({ of, onRemoved }: Props) {
  const language = useLanguage();
  const { words } = language;
  const row = readFragment(HistoryRowFields, of);
  const { asking } = useExports();
  const { state, download } = useDownload(row.id);
  const status = useShownStatus(row);
  const failure = row.failure && words.outcome.failures[row.failure.code];
  const days = daysOf(row);
  const name = daysName(days, language);
  // An export that this tab requested is shown above, with all its details.
  const isShownAbove = asking.shown.includes(row.id);
  return (
    <li className={styles.row} data-export={row.id}>
      <div className={styles.head}>
        <h3 className={styles.period} {...landing}>
          {name}
        </h3>
        <span className={styles.status} data-status={status}>
          {words.history.states[status]}
        </span>
        <Facts of={row} isKept={status === 'READY'} />
        {hasEnded(status) && (
          <div className={styles.actions}>
            {status === 'READY' ? (
              <button
                type="button"
                aria-label={words.history.downloadOf(name)}
                aria-disabled={state.kind === 'asking'}
                onClick={download}
              >
                {words.download.button}
              </button>
            ) : (
              <DoAgainButton days={days} />
            )}
            {/* While it is kept, the restore that it was made for may be undone with it. */}
            {!(row.isSafetyCopy && status === 'READY') && (
              <DeleteExportButton id={row.id} period={name} onRemoved={onRemoved} />
            )}
          </div>
        )}
      </div>
      {!hasEnded(status) && !isShownAbove && <Progress of={row} isSpoken={false} />}
      {failure && (
        <p className={styles.soft}>
          {failure.what} {failure.next}
        </p>
      )}
      {!isShownAbove && <DownloadProblem state={state} />}
      {status === 'READY' && !isShownAbove && <FewerRecords of={row} />}
      {row.archive && <ArchiveDetails of={row} />}
    </li>
  );
}

function Facts({ of, isKept }: { readonly of: HistoryRowFragment; readonly isKept: boolean }) {
  const { words, formats } = useLanguage();
  return (
    <p className={styles.facts}>
      <span>{words.history.asked(formats.instant(of.requestedAt))}</span>
      {of.isSafetyCopy && <span>{words.history.isSafetyCopy}</span>}
      {of.archive && <span>{words.history.rows(formats.count(periodRows(of.archive.entries)))}</span>}
      {of.archive && <span>{formats.size(of.archive.bytes)}</span>}
      {isKept && of.expiresAt && <span>{words.history.until(formats.instant(of.expiresAt))}</span>}
    </p>
  );
}
