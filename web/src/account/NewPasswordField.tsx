import { useId, useState } from 'react';
import { useLanguage } from '../words/Language.tsx';
import { Field } from './Field.tsx';
import styles from './NewPasswordField.module.css';
import { passwordPolicy } from './password-policy.ts';
import { meetsRule, passwordRules } from './password-rules.ts';

/** A field for a new password. The rules are shown beside it from the start, and are ticked off as the person types. */
export function NewPasswordField({ label }: { readonly label: string }) {
  const { words, formats } = useLanguage();
  const { rules } = words.account;
  const [typed, setTyped] = useState('');
  const id = useId();
  return (
    <div className={styles.group}>
      <Field name="new-password" label={label} autoComplete="new-password" describedBy={id} onType={setTyped} />
      <div id={id} className={styles.rules}>
        <p>{rules.heading}</p>
        <ul>
          {passwordRules(passwordPolicy()).map((rule) => {
            const isMet = meetsRule(rule, typed);
            return (
              <li key={rule.kind} data-met={isMet}>
                {rule.kind === 'length' ? rules.length(formats.count(rule.length)) : rules[rule.kind]}
                {isMet && <span className="visually-hidden">{words.account.met}</span>}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
