import type { Dataset } from '../../ledger/datasets.ts';
import { dayOfKey } from '../../ledger/day.ts';
import { checkedItem } from '../copy/checked-item.ts';
import { LineFault } from '../copy/line-fault.ts';
import { unguardFormula } from '../entries/formula-guard.ts';
import type { AttributeValue, Item } from '../items/attribute-value.ts';
import { parseItemNumber } from '../items/item-number.ts';
import type { CsvCell } from './csv-cells.ts';

/**
 * Makes an item of a CSV record, as well as that is possible: a CSV has no types, no owner and no key, and it lacks the
 * attributes without a column (docs/archive-format.md). Undefined when the key cannot be made of the cells.
 */
export function itemOfCells(
  dataset: Dataset,
  columns: readonly string[],
  cells: readonly CsvCell[],
  owner: string,
): { readonly key: string; readonly item: Item } | undefined {
  const { dayAttribute, withinDayAttribute, partitionAttribute, sortAttribute } = dataset;
  if (cells.length !== columns.length) return undefined;
  const attributes: Item = Object.fromEntries(
    columns.flatMap((name, index) => {
      const value = valueOf(name, cells[index]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const text = (name: string | null) => (name === null ? undefined : attributes[name]?.S);
  const [day, within] = [text(dayAttribute), text(withinDayAttribute)];
  const key = dayAttribute === null ? text(sortAttribute) : `${day ?? ''}#${within ?? ''}`;
  const isDated = day !== undefined && within !== undefined && dayOfKey(key ?? '') === day;
  if (!key || (dayAttribute !== null && !isDated)) return undefined;
  return { key, item: { ...attributes, [partitionAttribute]: { S: owner }, [sortAttribute]: { S: key } } };
}

function valueOf(name: string, cell: CsvCell | undefined): AttributeValue | undefined {
  if (cell === undefined || (cell.text === '' && !cell.isQuoted)) return undefined;
  if (numbers.has(name) && !cell.isQuoted && parseItemNumber(cell.text)) return { N: cell.text };
  const text = unguardFormula(cell.text);
  return typedValue(text) ?? { S: text };
}

/** The attributes that hold numbers. */
const numbers: ReadonlySet<string> = new Set(['value']);

/** A cell of any other type than string and number is its DynamoDB JSON. */
function typedValue(text: string): AttributeValue | undefined {
  if (!/^\{"(?:NULL|BOOL|B|SS|NS|BS|L|M)":.*\}$/s.test(text)) return undefined;
  try {
    return checkedItem(`{"value":${text}}`)['value'];
  } catch (error) {
    if (error instanceof LineFault) return undefined;
    throw error;
  }
}
