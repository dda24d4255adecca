import type { ResolvedResource } from '../template/resolved-resource.ts';

/** Reads one property of the template; `at` names it for the error. Throws `UnsupportedTemplateValue`. */
export type Property<T> = (value: unknown, at: string) => T;

type Shape = Readonly<Record<string, Property<unknown>>>;
type Read<S extends Shape> = { readonly [Name in keyof S]: ReturnType<S[Name]> };

/** A property or value of the template that the local host would have to ignore. It refuses instead, at boot. */
export class UnsupportedTemplateValue extends Error {
  override readonly name = 'UnsupportedTemplateValue';
}

/** Every property of a resource by its reader; one without a reader is refused by name. */
export function readResource<S extends Shape>(resource: ResolvedResource, type: string, shape: S): Read<S> {
  const at = `${resource.stack}/${resource.logicalId}`;
  if (resource.type !== type) throw new UnsupportedTemplateValue(`${at}: expected a resource of type ${type}, got ${resource.type}.`);
  return readMembers(resource.properties, `${at} (${type}).`, shape);
}

function readMembers<S extends Shape>(properties: Readonly<Record<string, unknown>>, prefix: string, shape: S): Read<S> {
  for (const name of Object.keys(properties)) {
    if (!Object.hasOwn(shape, name)) {
      throw new UnsupportedTemplateValue(`${prefix}${name} is not emulated by the local host. Leave it out, or teach local/cognito what it does.`);
    }
  }
  const entries = Object.entries(shape).map(([name, read]) => [name, read(properties[name], `${prefix}${name}`)]);
  // Object.fromEntries forgets which name had which reader; the shape is what it was built from.
  return Object.fromEntries(entries) as Read<S>;
}

/** A structure of properties; undefined counts as an empty one. */
export function group<S extends Shape>(shape: S): Property<Read<S>> {
  return (value, at) => {
    if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) throw unexpected(at, 'a structure', value);
    return readMembers((value ?? {}) as Readonly<Record<string, unknown>>, `${at}.`, shape);
  };
}

/** A list, empty where it is left out. */
export function list<T>(element: Property<T>): Property<readonly T[]> {
  return (value, at) => {
    if (value === undefined) return [];
    if (!Array.isArray(value)) throw unexpected(at, 'a list', value);
    return value.map((entry: unknown, index) => element(entry, `${at}[${index}]`));
  };
}

export const text: Property<string> = (value, at) => {
  if (typeof value === 'string' && value !== '') return value;
  throw unexpected(at, 'a string', value);
};

export function flag(whenLeftOut: boolean): Property<boolean> {
  return (value, at) => {
    if (value === undefined) return whenLeftOut;
    if (typeof value === 'boolean') return value;
    throw unexpected(at, 'true or false', value);
  };
}

export function wholeNumber(limits: { readonly min: number; readonly max: number; readonly whenLeftOut: number }): Property<number> {
  return (value, at) => {
    if (value === undefined) return limits.whenLeftOut;
    const isWithin = typeof value === 'number' && Number.isInteger(value) && value >= limits.min && value <= limits.max;
    if (isWithin) return value;
    throw unexpected(at, `a whole number from ${limits.min} to ${limits.max}`, value);
  };
}

/** One of the given values; the first one where it is left out. */
export function oneOf<const V extends string | boolean | number>(first: V, ...others: readonly V[]): Property<V> {
  const values = [first, ...others];
  return (value, at) => {
    if (value === undefined) return first;
    const found = values.find((known) => known === value);
    if (found !== undefined) return found;
    throw unexpected(at, values.map((known) => JSON.stringify(known)).join(' or '), value);
  };
}

export function optional<T>(property: Property<T>): Property<T | undefined> {
  return (value, at) => (value === undefined ? undefined : property(value, at));
}

/** Readers for properties that are knowingly passed over: the record's values say why. */
export function passedOver<const Names extends string>(reasons: Readonly<Record<Names, string>>): Readonly<Record<Names, Property<undefined>>> {
  const entries = Object.keys(reasons).map((name) => [name, () => undefined]);
  // Object.fromEntries forgets the names; they are those of `reasons`.
  return Object.fromEntries(entries) as Readonly<Record<Names, Property<undefined>>>;
}

export function unexpected(at: string, expected: string, value: unknown): UnsupportedTemplateValue {
  return new UnsupportedTemplateValue(`${at}: the local host expects ${expected}, got ${JSON.stringify(value)}.`);
}
