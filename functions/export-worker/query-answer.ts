import { isUtf8 } from 'node:buffer';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { ItemPage } from '../../archive/items/item-page.ts';
import { mapItems } from '../../archive/items/item-page.ts';
import {
  closeBrace,
  colonByte,
  commaByte,
  endOfString,
  endOfValue,
  NotCompactJson,
  openBrace,
} from '../../archive/items/json-bytes.ts';

/** The answer to a Query. A page may be empty and still have a key from which to continue. */
export interface QueryAnswer {
  readonly page: ItemPage;
  readonly lastKey: Record<string, AttributeValue> | undefined;
}

/**
 * Reads the body of a Query's answer. The items stay in its bytes. `map` is a reusable array for `mapItems`.
 *
 * @throws SyntaxError when the body is not the JSON of such an answer, or the number of items differs from its `Count`.
 */
export function readQueryAnswer(body: Buffer, map?: Int32Array): QueryAnswer {
  try {
    if (isUtf8(body)) return readMembers(body, map);
  } catch (error) {
    if (!(error instanceof NotCompactJson)) throw error;
  }
  // Not in DynamoDB's compact form, but perhaps still JSON.
  return readMembers(Buffer.from(JSON.stringify(JSON.parse(body.toString('utf8')))));
}

function readMembers(body: Buffer, map?: Int32Array): QueryAnswer {
  if (body[0] !== openBrace) throw new NotCompactJson(0);
  let page: ItemPage | undefined;
  let lastKey: QueryAnswer['lastKey'];
  let count: unknown;
  let at = 0;
  do {
    const colon = endOfString(body, at + 1);
    if (body[colon] !== colonByte) throw new NotCompactJson(colon);
    const name = body.toString('utf8', at + 2, colon - 1);
    if (name === 'Items') {
      ({ page, end: at } = mapItems(body, colon + 1, map));
    } else {
      at = endOfValue(body, colon + 1);
      const value = () => JSON.parse(body.toString('utf8', colon + 1, at)) as unknown;
      if (name === 'LastEvaluatedKey') lastKey = value() as QueryAnswer['lastKey'];
      else if (name === 'Count') count = value();
    }
  } while (body[at] === commaByte);
  if (body[at] !== closeBrace || at !== body.length - 1) throw new NotCompactJson(at);
  if (!page || page.rows !== count)
    throw new SyntaxError(`A Query's answer holds ${page?.rows ?? 'no'} items and says ${JSON.stringify(count)}.`);
  return { page, lastKey };
}
