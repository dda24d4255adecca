import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import progress from '../exports/Progress.module.css';
import { useSpoken } from '../exports/use-spoken.ts';
import { landing } from '../focus/keep-focus.ts';
import { announce } from '../shell/announce.ts';
import { Notice } from '../shell/Notice.tsx';
import { useLanguage } from '../words/Language.tsx';
import { FileButton } from './FileButton.tsx';
import styles from './Restore.module.css';
import { RestoreNotice } from './RestoreNotice.tsx';
import { useRestores } from './Restores.tsx';
import { newRestore } from './restore-store.ts';
import type { UploadProblem } from './upload-failed.ts';
import type { UploadState } from './uploads.ts';
import { useRestoreWords } from './use-restore-words.ts';

interface Props {
  readonly upload: Exclude<UploadState, { readonly kind: 'none' }>;
  /** The restore that waits for a file, when there is one. */
  readonly waiting: KnownRestoreFragment | undefined;
}

/** The way of the chosen file to the server, with its progress, or the reason why it did not arrive. */
export function UploadProgress({ upload, waiting }: Props) {
  const { formats } = useLanguage();
  const words = useRestoreWords();
  const { uploads, store } = useRestores();
  const { file } = upload;
  const isAtWork = upload.kind === 'reading' || upload.kind === 'sending' || upload.kind === 'sent';
  useSpoken(isAtWork ? upload.kind : undefined, isAtWork ? words.upload[upload.kind] : '');

  function cancel(): void {
    uploads.cancel();
    store.open(newRestore);
    announce(words.upload.cancelled);
  }

  const chooseOther = (
    <FileButton onChoose={(next) => void uploads.choose(next, waiting)}>{words.choose.button}</FileButton>
  );
  const again = (
    <button type="button" onClick={() => void uploads.again()}>
      {words.upload.again}
    </button>
  );
  return (
    <section className={styles.part}>
      <h3 {...landing}>{words.file(file.name, formats.size(file.size))}</h3>
      {isAtWork && (
        <div className={progress.progress}>
          <p>{words.upload[upload.kind]}</p>
          <progress
            className={progress.bar}
            aria-label={words.upload.label}
            max={file.size}
            {...(upload.kind !== 'sent' && { value: upload.doneBytes })}
          />
          <div className={progress.foot}>
            <p className={progress.numbers}>
              {upload.kind !== 'sent' && words.upload.amount(formats.size(upload.doneBytes), formats.size(file.size))}
            </p>
            <button type="button" onClick={cancel}>
              {words.upload.cancel}
            </button>
          </div>
        </div>
      )}
      {upload.kind === 'failed' && (
        <Notice problem={words.upload.problems[upload.problem]}>
          {canSucceed[upload.problem] && again}
          {chooseOther}
        </Notice>
      )}
      {upload.kind === 'refused' && (
        <RestoreNotice error={upload.error}>
          {again}
          {chooseOther}
        </RestoreNotice>
      )}
    </section>
  );
}

/** Whether the same file can arrive by another try. */
const canSucceed: Readonly<Record<UploadProblem, boolean>> = {
  FileEmpty: false,
  FileTooLarge: false,
  FileUnreadable: false,
  StorageUnreachable: true,
  StorageFailing: true,
  StorageRefused: true,
};
