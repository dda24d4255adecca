import type { Dataset } from '../../ledger/datasets.ts';
import { quote } from '../entries/jsonl.ts';
import { mostItemBytes } from '../items/item-bytes.ts';
import type { ItemPage } from '../items/item-page.ts';
import { fieldsPerAttribute, fieldsPerItem, isEscaped, isNumber } from '../items/item-page.ts';
import type { ItemShape } from '../items/item-shape.ts';
import { KnownShapes } from '../items/known-shapes.ts';
import { mostKeyBytes } from './key-rules.ts';

/**
 * Reads the lines that an exporter writes for ordinary records: strings without escapes and plain whole numbers, with
 * the names in order. It compares bytes and makes only the two strings of a record. It takes a line only when every
 * check of `RecordReader` certainly passes, apart from those of `KeyRules.take`.
 */
export class FlatLines {
  readonly #dataset: Dataset;
  readonly #shapes = new KnownShapes([]);
  readonly #owner: Buffer;
  readonly #ownerValue: string;
  #shape: ItemShape | undefined;
  #places: Places | undefined;

  constructor(dataset: Dataset, owner: string) {
    this.#dataset = dataset;
    this.#owner = Buffer.from(owner);
    this.#ownerValue = quote(owner).slice(1, -1);
  }

  /** The record of the line at `at` of the page's map; undefined when it must be read in the plain way. */
  read(page: ItemPage, at: number, attributes: number): { key: string; line: string } | undefined {
    const { bytes, map } = page;
    const [start, end] = [map[at] as number, map[at + 1] as number];
    // The JSON of an item is longer than the item. Only then its size need not be counted.
    if (end - start + this.#owner.length > mostItemBytes) return undefined;
    const first = at + fieldsPerItem;
    const shape = this.#shapes.of(page, first, attributes);
    if (!shape) return undefined;
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#places = placesIn(shape, this.#dataset);
    }
    const places = this.#places;
    if (!places) return undefined;
    for (let index = 0; index < attributes; index += 1) {
      const field = first + index * fieldsPerAttribute;
      const known = map[field + 3] as number;
      if (known & isEscaped) return undefined;
      if (known & isNumber && !isWholeNumber(bytes, map[field + 1] as number, map[field + 2] as number))
        return undefined;
    }
    const owner = first + places.partition * fieldsPerAttribute;
    const key = first + places.sort * fieldsPerAttribute;
    if (((map[owner + 3] as number) | (map[key + 3] as number)) & isNumber) return undefined;
    const [keyStart, keyEnd] = [map[key + 1] as number, map[key + 2] as number];
    if (keyStart === keyEnd || keyEnd - keyStart > mostKeyBytes) return undefined;
    if (places.day !== undefined && !isKeyOf(page, first, places, keyStart, keyEnd)) return undefined;
    const [ownerStart, ownerEnd] = [map[owner + 1] as number, map[owner + 2] as number];
    return {
      key: bytes.toString('utf8', keyStart, keyEnd),
      line: this.#isOwner(bytes, ownerStart, ownerEnd)
        ? bytes.toString('utf8', start, end)
        : bytes.toString('utf8', start, ownerStart) + this.#ownerValue + bytes.toString('utf8', ownerEnd, end),
    };
  }

  #isOwner(bytes: Buffer, start: number, end: number): boolean {
    return end - start === this.#owner.length && sameBytes(bytes, start, this.#owner, 0, end - start);
  }
}

/** The index of each attribute that matters, among the attributes of a shape. */
interface Places {
  readonly partition: number;
  readonly sort: number;
  /** Undefined for a master, whose key is not made of other attributes. */
  readonly day: number | undefined;
  readonly withinDay: number;
}

/** Undefined when no line of this shape can be taken. */
function placesIn({ names, sorted }: ItemShape, dataset: Dataset): Places | undefined {
  if (sorted.some((index, place) => index !== place)) return undefined;
  if (names.some((name) => name.length > longestName)) return undefined;
  const placeOf = (name: string | null) => (name === null ? -1 : names.indexOf(name));
  const [partition, sort] = [placeOf(dataset.partitionAttribute), placeOf(dataset.sortAttribute)];
  const [day, withinDay] = [placeOf(dataset.dayAttribute), placeOf(dataset.withinDayAttribute)];
  const isDated = dataset.dayAttribute !== null;
  if (partition === -1 || sort === -1 || (isDated && (day === -1 || withinDay === -1))) return undefined;
  return { partition, sort, day: isDated ? day : undefined, withinDay };
}

/** True when the two attributes are strings and the key is certainly `<day>#<rest>` of them. */
function isKeyOf(
  { bytes, map }: ItemPage,
  first: number,
  { day = 0, withinDay }: Places,
  keyStart: number,
  keyEnd: number,
): boolean {
  const dayField = first + day * fieldsPerAttribute;
  const restField = first + withinDay * fieldsPerAttribute;
  if (((map[dayField + 3] as number) | (map[restField + 3] as number)) & isNumber) return false;
  const [dayStart, restStart] = [map[dayField + 1] as number, map[restField + 1] as number];
  const dayBytes = (map[dayField + 2] as number) - dayStart;
  const restBytes = (map[restField + 2] as number) - restStart;
  return (
    dayBytes + 1 + restBytes === keyEnd - keyStart &&
    bytes[keyStart + dayBytes] === hash &&
    dayBytes === bytesOfDay &&
    sameBytes(bytes, keyStart, bytes, dayStart, dayBytes) &&
    sameBytes(bytes, keyStart + dayBytes + 1, bytes, restStart, restBytes)
  );
}

function sameBytes(left: Buffer, leftAt: number, right: Buffer, rightAt: number, length: number): boolean {
  for (let index = 0; index < length; index += 1) if (left[leftAt + index] !== right[rightAt + index]) return false;
  return true;
}

/** `-` and digits, few enough that DynamoDB holds them exactly. */
function isWholeNumber(bytes: Buffer, start: number, end: number): boolean {
  const from = bytes[start] === minus ? start + 1 : start;
  if (from === end || end - from > mostDigits) return false;
  for (let index = from; index < end; index += 1) {
    const byte = bytes[index] as number;
    if (byte < digit0 || byte > digit9) return false;
  }
  return true;
}

const [hash, minus, digit0, digit9] = [0x23, 0x2d, 0x30, 0x39];
const bytesOfDay = 8;
const mostDigits = 38;

/** Far below DynamoDB's limit for names; a longer one is read in the plain way. */
const longestName = 255;
