import { kinds } from '../../../ledger/kinds.ts';
import { methods } from '../../../ledger/methods.ts';

interface MasterName {
  readonly code: string;
  readonly name?: string | null;
}

/** Names by code, of one household. */
export interface LedgerNames {
  readonly kind: (code: string) => string;
  readonly method: (code: string) => string;
}

const builtInKinds = new Map(kinds.map(({ kind_cd, kind_nm }) => [kind_cd, kind_nm]));
const builtInMethods = new Map(methods.map(({ method_cd, method_nm }) => [method_cd, method_nm]));

/** The household's own names; those that the app ships where it has none for a code; else the code itself. */
export function ledgerNames(
  own: { readonly kinds?: readonly MasterName[] | null; readonly methods?: readonly MasterName[] | null } | undefined,
): LedgerNames {
  return { kind: naming(own?.kinds, builtInKinds), method: naming(own?.methods, builtInMethods) };
}

function naming(
  own: readonly MasterName[] | null | undefined,
  builtIn: ReadonlyMap<string, string>,
): (code: string) => string {
  const named = new Map(
    (own ?? []).flatMap(({ code, name }) => (name == null || name.trim() === '' ? [] : [[code, name] as const])),
  );
  return (code) => named.get(code) ?? builtIn.get(code) ?? code;
}
