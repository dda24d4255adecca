import { use, useId, useState } from 'react';
import { useLanguage } from '../words/Language.tsx';
import styles from './Field.module.css';
import type { FieldName } from './form-problem.ts';
import { MarkedField } from './form-problem.ts';

interface Props {
  readonly name: FieldName;
  readonly label: string;
  /** The value that a password manager, or the browser, may fill in. */
  readonly autoComplete: 'username' | 'email' | 'current-password' | 'new-password' | 'one-time-code';
  readonly defaultValue?: string;
  /** Ids of further texts about the field, such as the rules of a password. */
  readonly describedBy?: string;
  readonly onType?: (value: string) => void;
}

/**
 * A labelled field. It is uncontrolled: the typed text is only in the document, survives a change of language, and
 * disappears with the form.
 */
export function Field({ name, label, autoComplete, defaultValue, describedBy, onType }: Props) {
  const { words } = useLanguage();
  const { name: marked, textId } = use(MarkedField);
  const id = useId();
  const [isShown, setShown] = useState(false);
  const isPassword = autoComplete === 'current-password' || autoComplete === 'new-password';
  const isMarked = marked === name;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        required
        type={isPassword && !isShown ? 'password' : typeOf(autoComplete)}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        {...(autoComplete === 'one-time-code' && ({ inputMode: 'numeric', maxLength: 12 } as const))}
        defaultValue={defaultValue}
        aria-invalid={isMarked}
        aria-describedby={[isMarked ? textId : undefined, describedBy].filter(Boolean).join(' ') || undefined}
        onInput={onType && ((event) => onType(event.currentTarget.value))}
      />
      {isPassword && (
        <label className={styles.show}>
          <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.currentTarget.checked)} />{' '}
          {words.account.showPassword}
        </label>
      )}
    </div>
  );
}

function typeOf(autoComplete: Props['autoComplete']): 'email' | 'text' {
  return autoComplete === 'username' || autoComplete === 'email' ? 'email' : 'text';
}
