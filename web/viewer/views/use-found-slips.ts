import { useDeferredValue, useMemo, useState } from 'react';
import type { Search } from '../../copy/find-records.ts';
import { everyRecord, findRecords } from '../../copy/find-records.ts';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { Records } from '../../copy/records.ts';
import type { Sorting } from '../../copy/sort-records.ts';
import { sortRecords } from '../../copy/sort-records.ts';
import type { Totals } from '../../copy/totals.ts';
import { totalsOfRows } from '../../copy/totals.ts';

/** The slips that are looked for, in the order that was chosen. They are shown, added up, saved and printed. */
export interface FoundSlips {
  readonly search: Search;
  readonly setSearch: (search: Search) => void;
  readonly sorting: Sorting;
  readonly setSorting: (sorting: Sorting) => void;
  readonly rows: Uint32Array<ArrayBuffer>;
  readonly totals: Totals;
  readonly isAll: boolean;
}

export function useFoundSlips(records: Records, names: LedgerNames): FoundSlips {
  const [search, setSearch] = useState(everyRecord);
  const [sorting, setSorting] = useState<Sorting>({ by: 'day', isDescending: true });
  // Typing goes on while the rows of the last letter are found.
  const asked = useDeferredValue(search);
  const found = useMemo(() => findRecords(records, names, asked), [records, names, asked]);
  const rows = useMemo(() => sortRecords(records, names, found, sorting), [records, names, found, sorting]);
  const totals = useMemo(() => totalsOfRows(records, names, found), [records, names, found]);
  return { search, setSearch, sorting, setSorting, rows, totals, isAll: rows.length === records.rows };
}
