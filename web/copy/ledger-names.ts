import type { AccountDir } from '../../ledger/kinds.ts';
import type { OpenedCopy } from './opened-copy.ts';

/** The household's own names, as the copy's masters have them. A code without a name stands for itself. */
export interface LedgerNames {
  readonly kind: (code: string) => string;
  readonly method: (code: string) => string;
  /** Null where the master does not say it. Such a slip is in no sum. */
  readonly directionOf: (kindCode: string) => AccountDir | null;
  /** The group to which spending is added; empty when there is none. */
  readonly groupOf: (kindCode: string) => string;
  /** The place in the master, for sorting; codes without a master come last. */
  readonly kindPlace: (code: string) => number;
  readonly methodPlace: (code: string) => number;
}

export function ledgerNames({ kinds, methods }: Pick<OpenedCopy, 'kinds' | 'methods'>): LedgerNames {
  const kindOf = new Map(kinds.map((kind, place) => [kind.code, { ...kind, place }]));
  const methodOf = new Map(methods.map((method, place) => [method.code, { ...method, place }]));
  return {
    kind: (code) => kindOf.get(code)?.name || code,
    method: (code) => methodOf.get(code)?.name || code,
    directionOf: (code) => kindOf.get(code)?.direction ?? null,
    groupOf: (code) => kindOf.get(code)?.group ?? '',
    kindPlace: (code) => kindOf.get(code)?.place ?? Infinity,
    methodPlace: (code) => methodOf.get(code)?.place ?? Infinity,
  };
}
