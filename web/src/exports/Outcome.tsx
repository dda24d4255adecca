import type { FragmentType } from '../../__generated__/fragment-masking.ts';
import { readFragment } from '../../__generated__/fragment-masking.ts';
import { graphql } from '../../__generated__/gql.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { Notice } from '../shell/Notice.tsx';
import { useLanguage } from '../words/Language.tsx';
import { archiveRows, periodRows } from './archive-rows.ts';
import { useExports } from './Exports.tsx';
import styles from './Outcome.module.css';
import { useDownload } from './use-download.ts';

const OutcomeFields = graphql(`
  fragment Outcome on Export {
    id
    status
    expiresAt
    archive {
      fileName
      bytes
      sha256
      entries { name rows }
    }
    failure { code message }
  }
`);

/** What came of an export that this tab asked for. */
export function Outcome({ of }: { readonly of: FragmentType<typeof OutcomeFields> }) {
  const { words } = useLanguage();
  const { status, failure } = readFragment(OutcomeFields, of);
  if (status === 'FAILED') {
    return <Notice trouble={words.outcome.failures[failure?.code ?? 'INTERNAL']} smallPrint={failure ? words.request.serverSays(failure.message) : undefined} />;
  }
  if (status === 'CANCELLED') return <p role="status">{words.outcome.cancelled}</p>;
  if (status === 'EXPIRED') return <p role="status">{words.outcome.expired}</p>;
  return <Ready of={of} />;
}

function Ready({ of }: { readonly of: FragmentType<typeof OutcomeFields> }) {
  const { words, formats } = useLanguage();
  const { id, archive, expiresAt } = readFragment(OutcomeFields, of);
  const { downloaded } = useExports();
  const { state, download } = useDownload(id);
  if (!archive) return null;
  return (
    <div className={styles.ready}>
      <p role="status">
        <strong>{periodRows(archive.entries) === 0 ? words.outcome.readyEmpty : words.outcome.ready}</strong>{' '}
        {downloaded.has(id) && words.outcome.downloaded(archive.fileName)}
      </p>
      <dl className={styles.facts}>
        <dt>{words.outcome.rowsHeading}</dt>
        <dd className={styles.contents}>
          {archiveRows(archive.entries).map(({ dataset, rows }) => (
            <span key={dataset}>{words.outcome.contents[dataset]} {words.outcome.rows(formats.count(rows))}</span>
          ))}
        </dd>
        <dt>{words.outcome.size}</dt>
        <dd>{formats.size(archive.bytes)}</dd>
        <dt>{words.outcome.checksum}</dt>
        <dd><code>{archive.sha256}</code></dd>
      </dl>
      <div className={styles.again}>
        <button type="button" aria-disabled={state.kind === 'asking'} onClick={download}>{words.outcome.download}</button>
        {expiresAt && <p className={styles.soft}>{words.outcome.until(formats.instant(expiresAt))}</p>}
      </div>
      {state.kind === 'gone' && <p role="alert">{words.outcome.linkGone}</p>}
      {state.kind === 'failed' && <ApiNotice error={state.error} />}
    </div>
  );
}
