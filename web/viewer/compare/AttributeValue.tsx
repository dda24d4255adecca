import { isAccountDir } from '../../../ledger/kinds.ts';
import { plainDecimal } from '../../../ledger/money.ts';
import { isDecimal } from '../../copy/is-decimal.ts';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import { HouseholdText } from '../words/HouseholdText.tsx';
import { useSpoken } from '../words/Spoken.tsx';

interface Props {
  readonly attribute: string;
  readonly text: string;
  readonly names: LedgerNames;
}

/** A stored value as a person reads it. A code keeps its own text beside its name. */
export function AttributeValue({ attribute, text, names }: Props) {
  const { words, formats } = useSpoken();
  if (attribute === 'value' && isDecimal(text)) return formats.yen(plainDecimal(text));
  if (attribute === 'account_dir' && isAccountDir(text)) return words.directions[text];
  if (attribute === 'kind_cd_seq' || attribute === 'kind_cd') return <code>{text}</code>;
  if (attribute !== 'method_cd') return <HouseholdText>{text}</HouseholdText>;
  const name = names.method(text);
  if (name === text) return <code>{text}</code>;
  return (
    <>
      <HouseholdText>{name}</HouseholdText> <code>{text}</code>
    </>
  );
}
