import { isAccountDir } from '../../ledger/kinds.ts';
import type { Language } from '../../ledger/language.ts';
import type { AttributeValue, Item } from '../items/attribute-value.ts';
import { csvCell, csvRecord } from './csv.ts';
import { typeNames } from './csv-columns.ts';
import { isoOfCompact, memoCell, textCell } from './people-cells.ts';

/** Writes a kind as a record of kinds.csv. */
export function kindRecord(language: Language): (item: Item) => string {
  const types = typeNames[language];
  return (item) => {
    const accountDir = item['account_dir']?.S;
    return csvRecord([
      csvCell(item['kind_cd'], 'kind_cd', { beginsRecord: true }),
      textCell(item['kind_nm'], 'kind_nm'),
      types[isAccountDir(accountDir) ? accountDir : 'unknown'],
      textCell(item['matrix_cd'], 'matrix_cd'),
      memoCell(item['memo']),
      textCell(item['display_order'], 'display_order'),
      slashedDayCell(item['prc_date']),
      textCell(item['account_dir'], 'account_dir'),
    ]);
  };
}

/** Writes a method as a record of methods.csv. */
export function methodRecord(item: Item): string {
  return csvRecord([
    csvCell(item['method_cd'], 'method_cd', { beginsRecord: true }),
    textCell(item['method_nm'], 'method_nm'),
  ]);
}

/** `2005-05-24` for the original app's `2005/05/24`; any other value as it is stored. */
function slashedDayCell(value: AttributeValue | undefined): string {
  const iso = /^\d{4}\/\d{2}\/\d{2}$/.test(value?.S ?? '')
    ? isoOfCompact((value?.S ?? '').replaceAll('/', ''))
    : undefined;
  return iso ?? textCell(value, 'prc_date');
}
