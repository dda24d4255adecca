import type { AttributeValue, Item } from './attribute-value.ts';
import type { ItemPage } from './item-page.ts';
import { mapItems } from './item-page.ts';

/** Items as a page that DynamoDB would have sent. For tables whose records are not what archives hold, and for tests. */
export function pageOf(items: readonly Item[]): ItemPage {
  return mapItems(Buffer.from(JSON.stringify(items.map(mapOnTheWire))), 0).page;
}

function mapOnTheWire(map: Item): object {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, onTheWire(value)]));
}

function onTheWire({ B, BS, L, M, ...plain }: AttributeValue): object {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return {
    ...plain,
    ...(B && { B: base64(B) }),
    ...(BS && { BS: BS.map(base64) }),
    ...(L && { L: L.map(onTheWire) }),
    ...(M && { M: mapOnTheWire(M) }),
  };
}
