import type { AccountDir } from '../../../ledger/kinds.ts';
import { plainDecimal } from '../../../ledger/money.ts';
import type { ShownRecord } from '../../copy/record-at.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';

/** The stored amount. Income has a plus and a colour; a value that is no number stands as it is stored. */
export function Amount({ slip, direction }: { readonly slip: ShownRecord; readonly direction: AccountDir | null }) {
  const { formats } = useSpoken();
  if (slip.value === '') return slip.oddValue;
  const amount = formats.yen(plainDecimal(slip.value));
  return direction === '1' && !amount.startsWith('-') ? <span className={sheet.good}>+{amount}</span> : amount;
}
