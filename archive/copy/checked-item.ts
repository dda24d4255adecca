import type { AttributeValue, Item } from '../items/attribute-value.ts';
import { mostItemBytes } from '../items/item-bytes.ts';
import { parseItemNumber } from '../items/item-number.ts';
import { backslash, colonByte, commaByte, openBrace, openBracket, quoteByte } from '../items/json-bytes.ts';
import { LineFault } from './line-fault.ts';

/**
 * Reads one item of DynamoDB JSON that nobody vouches for. Everything that DynamoDB would refuse, or that JSON readers
 * understand differently, is a LineFault: values of no type or of two, names that occur twice, texts that UTF-8 cannot
 * carry, base64 that is written in another way than usual, numbers and sets beyond DynamoDB's rules. Of the item's
 * size, only its number of values is checked here, so that a short text cannot become a gigabyte of objects.
 *
 * @throws LineFault
 */
export function checkedItem(json: string): Item {
  const { colons, commas, opened } = structureOf(json);
  if (commas > mostItemBytes || opened > 2 * mostItemBytes) throw new LineFault('ITEM_TOO_LARGE');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new LineFault('NOT_JSON');
  }
  if (!isObject(value)) throw new LineFault('NOT_AN_ITEM');
  const reader = new ItemReader();
  const item = reader.map(value, undefined, 0);
  if (reader.members !== colons) throw new LineFault('NAME_TWICE');
  return item;
}

class ItemReader {
  /** Pairs of a name and a value in all objects read. */
  members = 0;

  /** `attribute` is the name of the item's own attribute, for faults; undefined for the item itself. */
  map(value: Readonly<Record<string, unknown>>, attribute: string | undefined, depth: number): Item {
    const members = Object.entries(value);
    this.members += members.length;
    return Object.fromEntries(
      members.map(([name, member]) => {
        requireText(name, attribute ?? name);
        if (Buffer.byteLength(name) > mostNameBytes) throw new LineFault('NAME_TOO_LONG', attribute ?? name);
        return [name, this.#value(member, attribute ?? name, depth)];
      }),
    );
  }

  #value(value: unknown, attribute: string, depth: number): AttributeValue {
    if (!isObject(value)) throw new LineFault('NOT_AN_ITEM', attribute);
    const [member, ...others] = Object.entries(value);
    if (!member || others.length > 0) throw new LineFault('NOT_AN_ITEM', attribute);
    this.members += 1;
    const [type, content] = member;
    switch (type) {
      case 'S':
        return { S: text(content, attribute) };
      case 'N':
        return { N: number(content, attribute) };
      case 'B':
        return { B: binary(content, attribute) };
      case 'BOOL':
        if (typeof content !== 'boolean') break;
        return { BOOL: content };
      case 'NULL':
        if (content !== true) break;
        return { NULL: true };
      case 'SS':
        return { SS: set(content, attribute, text, (member) => member) };
      case 'NS':
        return { NS: set(content, attribute, number, (member) => JSON.stringify(parseItemNumber(member))) };
      case 'BS':
        return { BS: set(content, attribute, binary, (member) => member.toString('latin1')) };
      case 'L':
        if (!Array.isArray(content)) break;
        requireDepth(depth, attribute);
        return { L: content.map((element: unknown) => this.#value(element, attribute, depth + 1)) };
      case 'M':
        if (!isObject(content)) break;
        requireDepth(depth, attribute);
        return { M: this.map(content, attribute, depth + 1) };
    }
    throw new LineFault('NOT_AN_ITEM', attribute);
  }
}

function text(value: unknown, attribute: string): string {
  if (typeof value !== 'string') throw new LineFault('NOT_AN_ITEM', attribute);
  requireText(value, attribute);
  return value;
}

function requireText(value: string, attribute: string): void {
  if (!value.isWellFormed()) throw new LineFault('LONE_SURROGATE', attribute.toWellFormed());
}

function number(value: unknown, attribute: string): string {
  if (typeof value !== 'string') throw new LineFault('NOT_AN_ITEM', attribute);
  if (!parseItemNumber(value)) throw new LineFault('BAD_NUMBER', attribute);
  // DynamoDB writes no plus, and may not take one. Its refusal would stop a restore in the middle of its writes.
  return value.startsWith('+') ? value.slice(1) : value;
}

function binary(value: unknown, attribute: string): Buffer {
  if (typeof value !== 'string') throw new LineFault('NOT_AN_ITEM', attribute);
  const bytes = Buffer.from(value, 'base64');
  // Node reads around faults. Only proper base64 is written back unchanged.
  if (bytes.toString('base64') !== value) throw new LineFault('BAD_BINARY', attribute);
  return bytes;
}

function set<T>(
  value: unknown,
  attribute: string,
  read: (member: unknown, attribute: string) => T,
  identityOf: (member: T) => string,
): T[] {
  if (!Array.isArray(value)) throw new LineFault('NOT_AN_ITEM', attribute);
  const members = value.map((member: unknown) => read(member, attribute));
  if (members.length === 0) throw new LineFault('EMPTY_SET', attribute);
  if (new Set(members.map(identityOf)).size < members.length) throw new LineFault('SET_MEMBER_TWICE', attribute);
  return members;
}

function requireDepth(depth: number, attribute: string): void {
  if (depth >= mostNesting) throw new LineFault('NESTED_TOO_DEEP', attribute);
}

/**
 * Counts the signs of a JSON text outside its strings, before anything is made of it. An element of a list or map, a
 * member of a set and an attribute take a byte of an item or more, and each has at most one comma and two brackets.
 */
function structureOf(json: string) {
  let [colons, commas, opened] = [0, 0, 0];
  for (let at = 0; at < json.length; at += 1) {
    const unit = json.charCodeAt(at);
    if (unit === quoteByte) at = endOfString(json, at);
    else if (unit === colonByte) colons += 1;
    else if (unit === commaByte) commas += 1;
    else if (unit === openBrace || unit === openBracket) opened += 1;
  }
  return { colons, commas, opened };
}

/** The closing quote of the string whose opening quote is at `at`. */
function endOfString(json: string, at: number): number {
  for (let index = at + 1; ; index += 1) {
    const unit = json.charCodeAt(index);
    if (unit === backslash) index += 1;
    else if (unit === quoteByte || index >= json.length) return index;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Levels of lists and maps (DynamoDB developer guide, "Quotas in Amazon DynamoDB"). */
const mostNesting = 32;

const mostNameBytes = 65_535;
