import type { Dataset } from '../../ledger/datasets.ts';
import type { Item } from '../items/attribute-value.ts';
import { itemBytes, mostItemBytes } from '../items/item-bytes.ts';
import { checkedItem } from './checked-item.ts';
import { mostKeyBytes } from './key-rules.ts';
import { LineFault } from './line-fault.ts';

/**
 * Reads a line of JSONL as an item with a key that DynamoDB can hold. `owner` becomes its owner, whatever the line says.
 *
 * @throws LineFault
 */
export function checkedRecord(
  { partitionAttribute, sortAttribute }: Dataset,
  line: string,
  owner: string,
): { readonly key: string; readonly item: Item } {
  const inCopy = checkedItem(line);
  if (inCopy[partitionAttribute]?.S === undefined) throw new LineFault('NO_OWNER', partitionAttribute);
  const key = inCopy[sortAttribute]?.S;
  if (!key) throw new LineFault('NO_KEY', sortAttribute);
  if (Buffer.byteLength(key) > mostKeyBytes) throw new LineFault('KEY_TOO_LONG');
  const item = { ...inCopy, [partitionAttribute]: { S: owner } };
  if (itemBytes(item) > mostItemBytes) throw new LineFault('ITEM_TOO_LARGE');
  return { key, item };
}
