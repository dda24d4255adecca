import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import type { DownloadState } from '../downloads/downloads.ts';
import { folderWords } from '../folder/all-folder-words.ts';
import { daysOf } from '../period/days.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { periodRows } from './archive-rows.ts';
import { DoAgainButton } from './DoAgainButton.tsx';
import { DownloadProblem } from './DownloadProblem.tsx';
import { useDownload } from './Exports.tsx';
import { FewerRecords } from './FewerRecords.tsx';
import styles from './Outcome.module.css';
import { Stamp } from './Stamp.tsx';
import { useSpoken } from './use-spoken.ts';

const ReadyOutcomeFields = graphql(`
  fragment ReadyOutcome on Export {
    id
    from
    to
    archive {
      entries { name rows }
    }
    ...FewerRecords
  }
`);

interface Props {
  readonly of: FragmentType<typeof ReadyOutcomeFields>;
  /** One line: that it is ready, and the download. */
  readonly isLine: boolean;
}

/**
 * A finished copy: stamped, with its proof in one sentence and the state of its download. Size, expiry and checksums are
 * in the list of copies.
 */
export function ReadyOutcome({ of, isLine }: Props) {
  const language = useLanguage();
  const { words } = language;
  const ready = readFragment(ReadyOutcomeFields, of);
  const { id, archive } = ready;
  const { state, download } = useDownload(id);
  const records = archive ? periodRows(archive.entries) : 0;
  const sentence = archive && records === 0 ? words.outcome.readyEmpty : words.outcome.ready;
  const started = archive ? whereItIs(state, language) : '';
  useSpoken(
    started === '' ? 'READY' : state.kind,
    words.about(daysName(daysOf(ready), language), `${sentence} ${started}`),
  );
  if (!archive) return null;
  const button = (
    <button type="button" aria-disabled={state.kind === 'asking' || state.kind === 'saving'} onClick={download}>
      {state.kind === 'asking'
        ? words.download.asking
        : state.kind === 'started' || state.kind === 'saved'
          ? words.download.again
          : words.download.button}
    </button>
  );
  if (isLine)
    return (
      <div className={styles.ready}>
        <div className={styles.line}>
          <p>
            <strong>{sentence}</strong>
          </p>
          {button}
        </div>
        {(state.kind === 'saved' || state.notInFolder) && <p className={styles.started}>{started}</p>}
        <FewerRecords of={ready} />
        <DownloadProblem state={state} />
      </div>
    );
  return (
    <div className={styles.ready}>
      <div className={styles.stamped}>
        <Stamp />
        <div>
          <p>
            <strong>{sentence}</strong>
          </p>
          <p className={styles.proof}>
            <Tick />
            {words.outcome.proof}
          </p>
          <p className={styles.started}>{started}</p>
        </div>
      </div>
      <FewerRecords of={ready} />
      <div className={styles.again}>
        {button}
        <DoAgainButton days={daysOf(ready)} />
      </div>
      <DownloadProblem state={state} />
    </div>
  );
}

function Tick() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M3 8.5l3.5 3.5L13 4.5" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}

/** Where the file is, as far as the page knows: in the chosen folder, or with the browser. */
function whereItIs(
  state: DownloadState,
  { language, words }: Pick<ReturnType<typeof useLanguage>, 'language' | 'words'>,
): string {
  const { saving, saved, savedUnconfirmed, problems } = folderWords[language];
  if (state.kind === 'saving') return saving;
  if (state.kind === 'saved') return (state.isConfirmed ? saved : savedUnconfirmed)(state.folder);
  const started = state.kind === 'started' ? words.download.started : '';
  const { notInFolder } = state;
  return notInFolder ? `${problems[notInFolder.why](notInFolder.folder)} ${started}` : started;
}
