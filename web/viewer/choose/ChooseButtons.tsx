import type { Chosen } from '../../copy/copy-files.ts';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './Choose.module.css';
import { FileButton } from './FileButton.tsx';

interface Props {
  readonly onChoose: (chosen: readonly Chosen[]) => void;
  /** False where another button of the page is the main one. */
  readonly isMain?: boolean;
}

/** Three buttons, always: no browser can do with one what another does with two. */
export function ChooseButtons({ onChoose, isMain = true }: Props) {
  const { choose } = useSpoken().words;
  return (
    <div className={styles.buttons}>
      <FileButton isMain={isMain} isMultiple accept=".zip,application/zip" onChoose={onChoose}>
        {choose.zip}
      </FileButton>
      <FileButton isFolder onChoose={onChoose}>
        {choose.folder}
      </FileButton>
      <FileButton isMultiple onChoose={onChoose}>
        {choose.files}
      </FileButton>
      <span className={styles.drop}>{choose.drop}</span>
    </div>
  );
}
