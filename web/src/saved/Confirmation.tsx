import type { Chosen } from '../../copy/copy-files.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import { Live } from '../shell/Live.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './SavedPlace.module.css';
import { useConfirmation } from './use-confirmation.ts';
import { useSavedWords } from './use-saved-words.ts';

interface Props {
  readonly copy: OpenedCopy;
  readonly chosen: readonly Chosen[];
}

/** Whether the file is byte for byte the copy that the service made. Only a zip can be that. */
export function Confirmation({ copy, chosen }: Props) {
  const { formats } = useLanguage();
  const { confirmation } = useSavedWords();
  const state = useConfirmation(copy, chosen);
  return (
    <Live>
      {state.kind === 'hashing' && <p className={styles.soft}>{confirmation.working}</p>}
      {state.kind === 'confirmed' && (
        <p className={styles.confirmed}>{confirmation.confirmed(formats.instant(state.confirmedAt))}</p>
      )}
      {state.kind === 'refused' && <p>{confirmation.refused[state.why]}</p>}
      {state.kind === 'unpacked' && <p className={styles.soft}>{confirmation.unpacked}</p>}
    </Live>
  );
}
