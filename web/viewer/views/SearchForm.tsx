import { useId, useState } from 'react';
import { everyRecord } from '../../copy/find-records.ts';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import type { Direction } from '../words/viewer-words.ts';
import { AmountField } from './AmountField.tsx';
import { DayField } from './DayField.tsx';
import styles from './SearchForm.module.css';
import type { FoundSlips } from './use-found-slips.ts';

interface Props {
  readonly copy: OpenedCopy;
  readonly names: LedgerNames;
  readonly found: FoundSlips;
}

const allDirections: readonly Direction[] = ['0', '1', '2', '3', 'unknown'];

/** What to look for. Everything works as it is typed; nothing has to be sent. */
export function SearchForm({ copy, names, found: { search, setSearch, isAll } }: Props) {
  const { words } = useSpoken();
  const { slips: said, directions } = words;
  const id = useId();
  const [cleared, setCleared] = useState(0);
  const { kindCode, methodCode } = copy.slips.kept;
  const codes = (texts: readonly string[], place: (code: string) => number) =>
    [...texts].sort((a, b) => (place(a) === place(b) ? (a < b ? -1 : 1) : place(a) - place(b)));
  return (
    <search className={styles.form}>
      <div className={styles.text}>
        <label htmlFor={`${id}-text`}>{said.search}</label>
        <input
          id={`${id}-text`}
          type="search"
          value={search.text}
          placeholder={said.searchHint}
          autoComplete="off"
          onChange={({ currentTarget }) => setSearch({ ...search, text: currentTarget.value })}
        />
      </div>
      <details className={styles.more}>
        <summary>{said.more}</summary>
        <div className={styles.conditions} key={cleared}>
          <Select
            label={said.kind}
            value={search.kindCode}
            options={codes(kindCode.texts, names.kindPlace).map((code) => [code, names.kind(code)])}
            onChange={(code) => setSearch({ ...search, kindCode: code })}
          />
          <Select
            label={said.method}
            value={search.methodCode}
            options={codes(methodCode.texts, names.methodPlace).map((code) => [code, names.method(code)])}
            onChange={(code) => setSearch({ ...search, methodCode: code })}
          />
          <Select
            label={said.direction}
            value={search.direction}
            options={allDirections.map((one) => [one, directions[one]])}
            onChange={(one) =>
              setSearch({ ...search, direction: allDirections.find((known) => known === one) ?? null })
            }
          />
          <DayField label={said.from} onDays={(days) => setSearch({ ...search, from: days?.from ?? '' })} />
          <DayField label={said.to} onDays={(days) => setSearch({ ...search, to: days?.to ?? '' })} />
          <AmountField label={said.least} onAmount={(least) => setSearch({ ...search, least })} />
          <AmountField label={said.most} onAmount={(most) => setSearch({ ...search, most })} />
        </div>
        <p className={sheet.soft}>{said.dayHint}</p>
      </details>
      {!isAll && (
        <button
          type="button"
          onClick={() => {
            setSearch(everyRecord);
            setCleared(cleared + 1);
            document.getElementById(`${id}-text`)?.focus();
          }}
        >
          {said.clear}
        </button>
      )}
    </search>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string | null) => void;
}

function Select({ label, value, options, onChange }: SelectProps) {
  const { words } = useSpoken();
  // A code may be empty, so the value of an option is its place, and that of "all" is none.
  const place = options.findIndex(([code]) => code === value);
  return (
    <label className={styles.field}>
      {label}
      <select
        value={value === null ? '' : place}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === '' ? null : (options[Number(currentTarget.value)]?.[0] ?? null))
        }
      >
        <option value="">{words.slips.any}</option>
        {options.map(([code, name], index) => (
          <option key={code} value={index}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
