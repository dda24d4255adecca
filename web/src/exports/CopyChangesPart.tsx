import { lazy, Suspense, useState } from 'react';
import { Live } from '../shell/Live.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './ArchiveDetails.module.css';

const CopyChanges = lazy(async () => ({ default: (await import('../changes/CopyChanges.tsx')).CopyChanges }));

interface Props {
  readonly copy: { readonly id: string; readonly from?: string | null; readonly to?: string | null };
}

/** What has changed in the ledger since a copy was made. It is asked for at each opening. */
export function CopyChangesPart({ copy }: Props) {
  const { words } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.shelf.changes}</summary>
      <div className={styles.body}>
        {isOpen && (
          <Suspense
            fallback={
              <Live>
                <p>{words.shelf.comparing}</p>
              </Live>
            }
          >
            <CopyChanges copy={copy} />
          </Suspense>
        )}
      </div>
    </details>
  );
}
