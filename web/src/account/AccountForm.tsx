import type { ReactNode, SubmitEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { announce } from '../shell/announce.ts';
import { Live } from '../shell/Live.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './AccountForm.module.css';
import type { FieldName, FormProblem } from './form-problem.ts';
import { fieldOf, MarkedField } from './form-problem.ts';

interface Props {
  readonly heading: ReactNode;
  readonly note?: ReactNode;
  readonly button: string;
  /** The button's text, also read by a screen reader, while the request is in flight. */
  readonly busyText: string;
  readonly busy: boolean;
  readonly problem: FormProblem | undefined;
  /** Whether the first empty field takes the focus when the form appears. True when the form replaces another form. */
  readonly takesFocus: boolean;
  readonly onSubmit: (typed: Readonly<Record<FieldName, string>>) => void;
  readonly children: ReactNode;
  /** Content beside the button. */
  readonly others?: ReactNode;
}

/**
 * A form about an account: fields, one message, one button. The message is in a region that exists before the message.
 * After an error the focus is on the field that the error is about, or on the message. The button never loses the
 * focus, since it is never disabled.
 */
export function AccountForm({
  heading,
  note,
  button,
  busyText,
  busy,
  problem,
  takesFocus,
  onSubmit,
  children,
  others,
}: Props) {
  const { words } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const message = useRef<HTMLParagraphElement>(null);
  const textId = useId();
  const headingId = useId();
  const [missing, setMissing] = useState<FieldName>();
  const marked = missing ?? (problem && fieldOf(problem.problem));
  const text = missing === undefined ? problem?.text : words.account.problems.missing;

  useEffect(() => {
    if (takesFocus) firstEmpty(form.current)?.focus();
  }, [takesFocus]);

  const { problem: kind, number } = problem ?? {};
  useEffect(() => {
    if (kind === undefined) return undefined;
    const name = fieldOf(kind);
    const field = name && fieldNamed(form.current, name);
    if (field) {
      field.focus();
      field.select();
      return undefined;
    }
    // The region shows its text a moment after the region appeared.
    const timer = setTimeout(() => message.current?.focus(), 150);
    return () => clearTimeout(timer);
  }, [kind, number]);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (busy) return;
    const empty = firstEmpty(event.currentTarget);
    setMissing(empty?.name as FieldName | undefined);
    if (empty) {
      empty.focus();
      return;
    }
    announce(busyText);
    onSubmit(typedIn(event.currentTarget));
  }

  return (
    // The page's own messages, in its own language, replace the browser's.
    <form
      ref={form}
      noValidate
      onSubmit={submit}
      onInput={() => setMissing(undefined)}
      className={styles.form}
      aria-labelledby={headingId}
    >
      <div id={headingId}>{heading}</div>
      {note}
      <MarkedField value={{ name: marked, textId }}>{children}</MarkedField>
      <Live urgent>
        {text !== undefined && (
          <p ref={message} id={textId} tabIndex={-1} className={styles.problem}>
            {text}
          </p>
        )}
      </Live>
      <button type="submit" aria-disabled={busy} className={styles.submit}>
        {busy ? busyText : button}
      </button>
      {others}
    </form>
  );
}

function fieldNamed(form: HTMLFormElement | null, name: string): HTMLInputElement | undefined {
  const field = form?.elements.namedItem(name);
  return field instanceof HTMLInputElement && !field.readOnly ? field : undefined;
}

function firstEmpty(form: HTMLFormElement | null): HTMLInputElement | undefined {
  return [...(form?.querySelectorAll<HTMLInputElement>('input[required]') ?? [])].find(({ value }) => value === '');
}

/** Full-width digits and letters (from an input method) count as normal ones, except in a password. */
function typedIn(form: HTMLFormElement): Readonly<Record<FieldName, string>> {
  const value = (name: FieldName) => {
    const field = form.elements.namedItem(name);
    return field instanceof HTMLInputElement ? field.value : '';
  };
  const plain = (name: FieldName) => value(name).normalize('NFKC').replaceAll(/\s/g, '');
  return {
    username: plain('username'),
    password: value('password'),
    'new-password': value('new-password'),
    code: plain('code'),
  };
}
