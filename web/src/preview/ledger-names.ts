import { kinds } from '../../../ledger/kinds.ts';
import { methods } from '../../../ledger/methods.ts';

const kindNames = new Map(kinds.map(({ kind_cd, kind_nm }) => [kind_cd, kind_nm]));
const methodNames = new Map(methods.map(({ method_cd, method_nm }) => [method_cd, method_nm]));

/** The name of a kind as the app ships it; a household's own code stands for itself. */
export function kindName(code: string): string {
  return kindNames.get(code) ?? code;
}

/** The name of a way to pay as the app ships it; a household's own code stands for itself. */
export function methodName(code: string): string {
  return methodNames.get(code) ?? code;
}
