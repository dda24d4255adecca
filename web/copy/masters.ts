import type { AccountDir } from '../../ledger/kinds.ts';
import { isAccountDir } from '../../ledger/kinds.ts';
import type { Item } from './json-lines.ts';
import { stringOf, textOf } from './json-lines.ts';

/** A kind as the copy's own master has it. Every text may be empty. */
export interface KindRow {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  /** Null where the master has none of the four. */
  readonly direction: AccountDir | null;
  readonly memo: string;
  readonly order: string;
}

export interface MethodRow {
  readonly code: string;
  readonly name: string;
}

export function kindRow(item: Item): KindRow {
  const direction = stringOf(item, 'account_dir');
  return {
    code: textOf(item, 'kind_cd'),
    name: textOf(item, 'kind_nm'),
    group: textOf(item, 'matrix_cd'),
    direction: isAccountDir(direction) ? direction : null,
    memo: textOf(item, 'memo'),
    order: textOf(item, 'display_order'),
  };
}

export const methodRow = (item: Item): MethodRow => ({
  code: textOf(item, 'method_cd'),
  name: textOf(item, 'method_nm'),
});

/** The household's own order, then the code. */
export function inDisplayOrder(kinds: readonly KindRow[]): KindRow[] {
  const place = ({ order }: KindRow) => (/^\d+$/.test(order) ? Number(order) : Infinity);
  return [...kinds].sort((a, b) => (place(a) === place(b) ? (a.code < b.code ? -1 : 1) : place(a) - place(b)));
}

/** No household has as many kinds or methods. The rest is verified like everything else and not listed. */
export const mostMasters = 5_000;
