import type { AccountDir } from '../../ledger/kinds.ts';
import { isAccountDir } from '../../ledger/kinds.ts';
import type { Language } from '../../ledger/language.ts';
import type { Row } from '../items/row.ts';
import { csvCell } from './csv.ts';
import type { SlipType } from './csv-columns.ts';
import { typeNames } from './csv-columns.ts';

/** A kind as the records of slips need it. Its name and its type are cells, quoted and guarded already. */
export interface KindCells {
  /** Undefined when it has none that this program knows. */
  readonly accountDir: AccountDir | undefined;
  /** Which of the columns income, expense and charge (0 to 2) holds the amount; -1 for none. */
  readonly amountColumn: number;
  readonly type: string;
  /** Empty when there is none. */
  readonly name: string;
  /** A comma, the type, a comma, the name and a comma. */
  readonly lead: Buffer;
}

/** A method as the records of slips and balances need it. */
export interface MethodCells {
  /** Empty when there is none. */
  readonly name: string;
  /** A comma, the name and a comma. */
  readonly lead: Buffer;
}

/** The names and directions of the masters, which are read before slips and balances. */
export class MasterCells {
  readonly #accountDirs = new Map<string, AccountDir>();
  readonly #kinds = new Map<string, KindCells>();
  readonly #methods = new Map<string, MethodCells>();
  readonly #types: Readonly<Record<SlipType, string>>;
  readonly #noKind: KindCells;

  constructor(language: Language) {
    this.#types = typeNames[language];
    this.#noKind = this.#kindCells(undefined, '');
  }

  addKind(row: Row): void {
    const [code, accountDir] = [row.string('kind_cd'), row.string('account_dir')];
    if (code === undefined) return;
    const known = isAccountDir(accountDir) ? accountDir : undefined;
    if (known) this.#accountDirs.set(code, known);
    this.#kinds.set(code, this.#kindCells(known, nameCell(row.string('kind_nm', longestName + 1))));
  }

  addMethod(row: Row): void {
    const code = row.string('method_cd');
    if (code !== undefined) this.#methods.set(code, methodCells(nameCell(row.string('method_nm', longestName + 1))));
  }

  /** The directions of kinds, for the reconciliation. */
  get accountDirs(): ReadonlyMap<string, AccountDir> {
    return this.#accountDirs;
  }

  /** The type of a slip whose direction or value is not known. */
  get unknownType(): string {
    return this.#types.unknown;
  }

  kind(code: string | undefined): KindCells {
    return (code === undefined ? undefined : this.#kinds.get(code)) ?? this.#noKind;
  }

  method(code: string | undefined): MethodCells {
    return (code === undefined ? undefined : this.#methods.get(code)) ?? noMethod;
  }

  #kindCells(accountDir: AccountDir | undefined, name: string): KindCells {
    const type = this.#types[accountDir ?? 'unknown'];
    const amountColumn = accountDir === undefined ? -1 : amountColumns[accountDir];
    return { accountDir, amountColumn, type, name, lead: Buffer.from(`,${type},${name},`) };
  }
}

const methodCells = (name: string): MethodCells => ({ name, lead: Buffer.from(`,${name},`) });
const noMethod = methodCells('');

const amountColumns: Readonly<Record<AccountDir, number>> = { 1: 0, 0: 1, 2: 2, 3: 2 };

/** A name stands in every record that uses it, so a long one is cut here. The CSV of the master has all of it. */
const longestName = 200;

function nameCell(name = ''): string {
  if (name === '') return '';
  const shown = name.length > longestName ? `${name.slice(0, longestName).replace(/[\ud800-\udbff]$/, '')}…` : name;
  return csvCell({ S: shown }, '');
}
