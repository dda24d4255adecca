import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import { daysOf } from '../period/days.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { archiveRows, periodRows } from './archive-rows.ts';
import { DownloadProblem } from './DownloadProblem.tsx';
import { useDownload } from './Exports.tsx';
import { FewerRecords } from './FewerRecords.tsx';
import styles from './Outcome.module.css';
import { useSpoken } from './use-spoken.ts';

const ReadyOutcomeFields = graphql(`
  fragment ReadyOutcome on Export {
    id
    from
    to
    expiresAt
    archive {
      fileName
      bytes
      sha256
      entries { name rows }
    }
    ...FewerRecords
  }
`);

/** A finished copy: its content, the state of its download, and the time until which it is kept. */
export function ReadyOutcome({ of }: { readonly of: FragmentType<typeof ReadyOutcomeFields> }) {
  const language = useLanguage();
  const { words, formats } = language;
  const ready = readFragment(ReadyOutcomeFields, of);
  const { id, archive, expiresAt } = ready;
  const { state, download } = useDownload(id);
  const sentence = archive && periodRows(archive.entries) === 0 ? words.outcome.readyEmpty : words.outcome.ready;
  const started = archive && state.kind === 'started' ? words.download.started(archive.fileName) : '';
  useSpoken(
    started === '' ? 'READY' : 'started',
    words.about(daysName(daysOf(ready), language), `${sentence} ${started}`),
  );
  if (!archive) return null;
  return (
    <div className={styles.ready}>
      <p>
        <strong>{sentence}</strong> {started}
      </p>
      <FewerRecords of={ready} />
      <dl className={styles.facts}>
        <dt>{words.outcome.rowsHeading}</dt>
        <dd className={styles.contents}>
          {archiveRows(archive.entries).map(({ dataset, rows }) => (
            <span key={dataset}>
              {words.outcome.contents[dataset]} {words.outcome.rows(formats.count(rows))}
            </span>
          ))}
        </dd>
        <dt>{words.outcome.size}</dt>
        <dd>{formats.size(archive.bytes)}</dd>
        <dt>{words.outcome.checksum}</dt>
        <dd>
          <code>{archive.sha256}</code>
        </dd>
      </dl>
      <div className={styles.again}>
        <button type="button" aria-disabled={state.kind === 'asking'} onClick={download}>
          {state.kind === 'asking'
            ? words.download.asking
            : state.kind === 'started'
              ? words.download.again
              : words.download.button}
        </button>
        {expiresAt && <p className={styles.soft}>{words.outcome.until(formats.instant(expiresAt))}</p>}
      </div>
      <DownloadProblem state={state} />
    </div>
  );
}
