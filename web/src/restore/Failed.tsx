import type { KnownRestoreFragment, RestoreFailureCode } from '../../../client/__generated__/graphql.ts';
import { landing } from '../focus/keep-focus.ts';
import { Notice } from '../shell/Notice.tsx';
import { FileButton } from './FileButton.tsx';
import styles from './Restore.module.css';
import { RestoreNotice } from './RestoreNotice.tsx';
import { useRestoreRequest, useRestores } from './Restores.tsx';
import { useRestoreWords } from './use-restore-words.ts';

/** The restore ended before anything was written. */
export function Failed({ restore }: { readonly restore: KnownRestoreFragment }) {
  const words = useRestoreWords();
  const { uploads } = useRestores();
  const { isBusy, error, send } = useRestoreRequest(restore.id);
  const code = restore.failure?.code ?? 'INTERNAL';
  const next = nextSteps[code];
  const { id, acceptContradictedKeys } = restore;
  return (
    <section className={styles.part}>
      <h3 {...landing}>{words.failed.heading}</h3>
      <Notice problem={words.failures[code]}>
        {next === 'CHOOSE' && (
          <FileButton onChoose={(file) => void uploads.choose(file, restore)}>{words.choose.button}</FileButton>
        )}
        {next === 'CHECK' && (
          <button
            type="button"
            aria-disabled={isBusy}
            onClick={() => send((api) => api.check(id, { acceptContradictedKeys }))}
          >
            {isBusy ? words.failed.checking : words.failed.check}
          </button>
        )}
      </Notice>
      {error !== undefined && <RestoreNotice error={error} />}
    </section>
  );
}

/** The step that can help: another check, the same file once more, or only another copy. */
const nextSteps: Readonly<Record<RestoreFailureCode, 'CHECK' | 'CHOOSE' | 'OTHER'>> = {
  NOT_STARTED: 'CHECK',
  FILE_NOT_AS_ANNOUNCED: 'CHOOSE',
  LEDGER_UNREADABLE: 'CHECK',
  LEDGER_UNWRITABLE: 'CHECK',
  SAFETY_COPY_FAILED: 'CHECK',
  PLAN_CHANGED: 'CHECK',
  NOT_AS_WRITTEN: 'CHECK',
  NO_PROGRESS: 'CHECK',
  WORKER_STOPPED: 'CHECK',
  TOO_LARGE_FOR_ONE_RUN: 'OTHER',
  INTERNAL: 'CHECK',
};
