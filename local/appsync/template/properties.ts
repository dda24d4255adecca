import { isJsonObject, shown } from '../json.ts';

/** The properties of one resource, or of an object in it, read once each; whatever was not read is refused by name. */
export interface Properties {
  text(name: string): string;
  optionalText(name: string): string | undefined;
  /** A text that must be one of `known`; `fallback` when left out. */
  oneOf<T extends string>(name: string, known: readonly T[], fallback?: T): T;
  wholeNumber(name: string, fallback: number): number;
  texts(name: string): readonly string[];
  textMap(name: string): Readonly<Record<string, string>>;
  object(name: string): Properties;
  /** Knowingly not emulated, without effect on what a caller sees. */
  passOver(...names: string[]): void;
  /** @throws Error when something is left that nobody read. */
  finish(): void;
}

/** @param where The resource's logical id and type, for messages. */
export function readProperties(values: Readonly<Record<string, unknown>>, where: string): Properties {
  const unread = new Set(Object.keys(values));
  const take = (name: string): unknown => {
    unread.delete(name);
    return values[name];
  };
  const wrong = (name: string, expected: string, got: unknown) => new Error(`${where}: ${name} should be ${expected}, got ${shown(got)}.`);
  const optionalText = (name: string): string | undefined => {
    const value = take(name);
    if (value === undefined || typeof value === 'string') return value;
    throw wrong(name, 'a text', value);
  };
  return {
    optionalText,
    text(name) {
      const value = optionalText(name);
      if (value === undefined) throw wrong(name, 'a text', undefined);
      return value;
    },
    oneOf(name, known, fallback) {
      const value = take(name) ?? fallback;
      const found = known.find((candidate) => candidate === value);
      if (found === undefined) throw wrong(name, `${known.join(' or ')} (the local host emulates nothing else)`, value);
      return found;
    },
    wholeNumber(name, fallback) {
      const value = take(name) ?? fallback;
      const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
      if (typeof number === 'number' && Number.isInteger(number)) return number;
      throw wrong(name, 'a whole number', value);
    },
    texts(name) {
      const value = take(name);
      if (Array.isArray(value) && value.every((member) => typeof member === 'string')) return value;
      throw wrong(name, 'a list of texts', value);
    },
    textMap(name) {
      const value = take(name) ?? {};
      if (isJsonObject(value) && Object.values(value).every((member) => typeof member === 'string')) return value as Record<string, string>;
      throw wrong(name, 'an object of texts', value);
    },
    object(name) {
      const value = take(name);
      if (!isJsonObject(value)) throw wrong(name, 'an object', value);
      return readProperties(value, `${where}, ${name}`);
    },
    passOver(...names) {
      for (const name of names) unread.delete(name);
    },
    finish() {
      if (unread.size > 0) throw new Error(`${where}: ${[...unread].join(', ')} is not emulated by the local host. Remove it, or teach local/appsync/template what it means.`);
    },
  };
}
