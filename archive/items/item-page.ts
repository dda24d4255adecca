import { markedInside } from '../entries/csv-bytes.ts';
import {
  backslash,
  closeBrace,
  closeBracket,
  colonByte,
  commaByte,
  endOfValue,
  NotCompactJson,
  openBrace,
  openBracket,
  quoteByte,
} from './json-bytes.ts';

/**
 * A page of items kept as the bytes DynamoDB sent, with an index of where each attribute starts and ends. Most items of
 * a ledger hold only strings and numbers. Their bytes are copied into an archive without an object or a string for
 * each, which takes a quarter of the time and leaves almost no garbage. All other items are marked and read in the
 * plain way (docs/decisions/0008).
 */
export interface ItemPage {
  /** UTF-8, including the bytes around the items. */
  readonly bytes: Buffer;
  readonly rows: number;
  /**
   * For each item, in order, {@link fieldsPerItem} numbers: where the item begins, where it ends, and its number of
   * attributes or {@link notFlat}. After them, {@link fieldsPerAttribute} numbers for each of its attributes.
   */
  readonly map: Int32Array;
}

export const fieldsPerItem = 3;

/**
 * Written in place of the number of attributes. The item holds more than strings and numbers, or is written in an
 * unusual way.
 */
export const notFlat = -1;

/**
 * Per attribute: the position of its name's opening quote, the start and the end of its value (without quotes), and its
 * flags.
 */
export const fieldsPerAttribute = 4;

/** Flags of an attribute, as bits. */
export const isNumber = 1;
/** The value holds a backslash, so its text differs from its bytes. */
export const isEscaped = 2;
/** The value holds a byte that CSV may have to quote or guard (csv-bytes.ts). */
export const isMarked = 4;

/**
 * Finds the items of the JSON array that begins at `at`, and the end of the array. `map`, when given, is the map of a
 * page that is no longer used; its memory is reused.
 *
 * @throws NotCompactJson when there is no array, or spaces between its parts, which DynamoDB does not write.
 */
export function mapItems(
  bytes: Buffer,
  at: number,
  map?: Int32Array,
): { readonly page: ItemPage; readonly end: number } {
  const mapper = new Mapper(bytes, map);
  const end = mapper.mapArray(at);
  return { page: { bytes, rows: mapper.rows, map: mapper.map }, end };
}

/**
 * Finds the items in bytes that are whole lines, each with an item and a line feed (JSONL). A line that is anything but
 * a flat item is marked `notFlat`, with its start and end. `map` as for {@link mapItems}.
 */
export function mapLines(bytes: Buffer, map?: Int32Array): ItemPage {
  const mapper = new Mapper(bytes, map);
  mapper.mapLines();
  return { bytes, rows: mapper.rows, map: mapper.map };
}

class Mapper {
  readonly #bytes: Buffer;
  map: Int32Array;
  #length = 0;
  rows = 0;

  constructor(bytes: Buffer, map: Int32Array | undefined) {
    this.#bytes = bytes;
    // An attribute of a ledger takes about 40 bytes and four numbers.
    this.map = map ?? new Int32Array(256 + (bytes.length >> 3));
  }

  mapArray(at: number): number {
    const bytes = this.#bytes;
    if (bytes[at] !== openBracket) throw new NotCompactJson(at);
    if (bytes[at + 1] === closeBracket) return at + 2;
    let index = at;
    do {
      index = this.#mapItem(index + 1);
      this.rows += 1;
    } while (bytes[index] === commaByte);
    if (bytes[index] !== closeBracket) throw new NotCompactJson(index);
    return index + 1;
  }

  mapLines(): void {
    const bytes = this.#bytes;
    for (let at = 0; at < bytes.length; ) {
      const end = bytes.indexOf(lineFeed, at);
      if (end === -1) throw new NotCompactJson(bytes.length);
      this.#mapItem(at, end);
      this.rows += 1;
      at = end + 1;
    }
  }

  /** `lineEnd` is where the item must end; without it, the end of a value that is not flat is searched. */
  #mapItem(at: number, lineEnd?: number): number {
    const header = this.#length;
    this.#room(fieldsPerItem);
    this.#length += fieldsPerItem;
    let end = this.#mapAttributes(at);
    if (lineEnd !== undefined && end !== lineEnd) end = notFlat;
    const attributes = end === notFlat ? notFlat : (this.#length - header - fieldsPerItem) / fieldsPerAttribute;
    if (end === notFlat) {
      this.#length = header + fieldsPerItem;
      end = lineEnd ?? this.#endOfItem(at);
    }
    this.map[header] = at;
    this.map[header + 1] = end;
    this.map[header + 2] = attributes;
    return end;
  }

  #endOfItem(at: number): number {
    if (this.#bytes[at] !== openBrace) throw new NotCompactJson(at);
    return endOfValue(this.#bytes, at);
  }

  /** Takes an item of the form `{"name":{"S":"…"},…}` or with N. Returns its end, or `notFlat` for any other item. */
  #mapAttributes(at: number): number {
    const bytes = this.#bytes;
    let index = at;
    if (bytes[index] !== openBrace) return notFlat;
    do {
      const name = index + 1;
      if (bytes[name] !== quoteByte) return notFlat;
      index = name + 1;
      while ((kindOf[bytes[index] as number] as number) < kindQuote) index += 1;
      if (bytes[index] !== quoteByte || bytes[index + 1] !== colonByte || bytes[index + 2] !== openBrace)
        return notFlat;
      const type = bytes[index + 4];
      if ((type !== letterS && type !== letterN) || bytes[index + 3] !== quoteByte || bytes[index + 5] !== quoteByte)
        return notFlat;
      if (bytes[index + 6] !== colonByte || bytes[index + 7] !== quoteByte) return notFlat;

      const value = index + valueAfterName;
      let known = type === letterN ? isNumber : 0;
      index = value;
      for (;;) {
        const kind = kindOf[bytes[index] as number] as number;
        if (kind === kindPlain) {
          index += 1;
        } else if (kind === kindMarked) {
          known |= isMarked;
          index += 1;
        } else if (kind === kindQuote) {
          break;
        } else if (kind === kindEscape) {
          known |= isEscaped;
          index += 2;
        } else {
          return notFlat;
        }
      }
      if (bytes[index + 1] !== closeBrace) return notFlat;
      this.#room(fieldsPerAttribute);
      this.map[this.#length] = name;
      this.map[this.#length + 1] = value;
      this.map[this.#length + 2] = index;
      this.map[this.#length + 3] = known;
      this.#length += fieldsPerAttribute;
      index += 2;
    } while (bytes[index] === commaByte);
    return bytes[index] === closeBrace ? index + 1 : notFlat;
  }

  #room(numbers: number): void {
    if (this.#length + numbers <= this.map.length) return;
    const larger = new Int32Array(this.map.length * 2);
    larger.set(this.map);
    this.map = larger;
  }
}

/** The distance from a name's closing quote to the first byte of its value: `":{"S":"`. */
export const valueAfterName = 8;

const letterS = 0x53;
const letterN = 0x4e;
const lineFeed = 0x0a;

/**
 * The meaning of a byte inside a string. A read past the end of the bytes matches none of these, so the item is not
 * flat.
 */
const [kindPlain, kindMarked, kindQuote, kindEscape, kindControl] = [0, 1, 2, 3, 4];
const kindOf = markedInside.map((marked) => (marked ? kindMarked : kindPlain));
kindOf.fill(kindControl, 0, 0x20);
kindOf[quoteByte] = kindQuote;
kindOf[backslash] = kindEscape;
