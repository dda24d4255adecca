import { isJsonObject } from '../json.ts';
import type { ResolvedResource } from './resolved-resource.ts';
import { UnsupportedProperty, unexpected, wayOut } from './unsupported-property.ts';

/**
 * Reads one property of the template. The value is undefined when the property is omitted. `at` names the property for
 * errors. Throws `UnsupportedProperty`.
 */
export type Property<T> = (value: unknown, at: string) => T;

export type Shape = Readonly<Record<string, Property<unknown>>>;

/** The results of the readers of a shape. A member is absent when its reader returns undefined. */
export type Read<S extends Shape> = {
  readonly [Name in keyof S as undefined extends ReturnType<S[Name]> ? never : Name]: ReturnType<S[Name]>;
} & {
  readonly [Name in keyof S as undefined extends ReturnType<S[Name]> ? Name : never]?: Exclude<
    ReturnType<S[Name]>,
    undefined
  >;
};

/** The name of a resource in messages. */
export function placeOf({ stack, logicalId, type }: ResolvedResource): string {
  return `${stack}/${logicalId} (${type})`;
}

/** Reads every property of a resource. A property without a reader is refused by name. */
export function readResource<S extends Shape>(resource: ResolvedResource, type: string, shape: S): Read<S> {
  if (resource.type !== type)
    throw new UnsupportedProperty(`${placeOf(resource)}: expected a resource of type ${type}. ${wayOut}`);
  return readMembers(resource.properties, placeOf(resource), shape);
}

function readMembers<S extends Shape>(properties: Readonly<Record<string, unknown>>, at: string, shape: S): Read<S> {
  const unknown = Object.keys(properties).find((name) => !Object.hasOwn(shape, name));
  if (unknown !== undefined)
    throw new UnsupportedProperty(`${at}.${unknown} is not emulated by the local host. ${wayOut}`);
  const entries = Object.entries(shape).map(([name, read]) => [name, read(properties[name], `${at}.${name}`)] as const);
  // Object.fromEntries loses the type of each member. The entries were built from the shape.
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Read<S>;
}

/** A structure of properties. An omitted one counts as empty, so its members have their defaults. */
export function group<S extends Shape>(shape: S): Property<Read<S>> {
  return (value = {}, at) => {
    if (!isJsonObject(value)) throw unexpected(at, 'a structure', value);
    return readMembers(value, at, shape);
  };
}

/** A map with names of the template's choice. */
export function mapOf<T>(element: Property<T>): Property<Readonly<Record<string, T>>> {
  return (value, at) => {
    if (!isJsonObject(value)) throw unexpected(at, 'a structure', value);
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, element(member, `${at}.${name}`)]));
  };
}

export function list<T>(element: Property<T>): Property<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw unexpected(at, 'a list', value);
    return value.map((entry: unknown, index) => element(entry, `${at}[${index}]`));
  };
}

/** IAM writes a single entry without a list around it. */
export function oneOrMany<T>(element: Property<T>): Property<readonly T[]> {
  return (value, at) => list(element)(value === undefined || Array.isArray(value) ? value : [value], at);
}

export const text: Property<string> = (value, at) => {
  if (typeof value === 'string' && value !== '') return value;
  throw unexpected(at, 'a text', value);
};

export const textOrEmpty: Property<string> = (value, at) => {
  if (typeof value === 'string') return value;
  throw unexpected(at, 'a text, which may be empty', value);
};

/** A boolean. CloudFormation accepts `"true"` for true. */
export const flag: Property<boolean> = (value, at) => {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw unexpected(at, 'true or false', value);
};

/** A whole number. CloudFormation accepts `"7"` for 7. */
export function wholeNumber({
  min,
  max = Number.MAX_SAFE_INTEGER,
}: {
  readonly min: number;
  readonly max?: number;
}): Property<number> {
  const expected = `a whole number ${max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`}`;
  return (value, at) => {
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max) return number;
    throw unexpected(at, expected, value);
  };
}

/** One of the given values. CloudFormation accepts `"true"` for true and `"7"` for 7. */
export function oneOf<const V extends string | boolean | number>(...values: readonly V[]): Property<V> {
  return (value, at) => {
    const found = values.find((known) => known === value || (typeof known !== 'string' && String(known) === value));
    if (found !== undefined) return found;
    throw unexpected(at, values.map((known) => JSON.stringify(known)).join(' or '), value);
  };
}

/** A property that may be omitted. It is then undefined or has a default. */
export function optional<T>(property: Property<T>): Property<T | undefined>;
export function optional<T>(property: Property<T>, whenLeftOut: NoInfer<T>): Property<T>;
export function optional<T>(property: Property<T>, whenLeftOut?: T): Property<T | undefined> {
  return (value, at) => (value === undefined ? whenLeftOut : property(value, at));
}

/** The same reader with a reason in its refusal. */
export function because<T>(reason: string, property: Property<T>): Property<T> {
  return (value, at) => {
    try {
      return property(value, at);
    } catch (error) {
      if (error instanceof UnsupportedProperty)
        throw new UnsupportedProperty(`${error.message} ${reason}`, { cause: error });
      throw error;
    }
  };
}

/** A property without an effect here. A comment at its use says why. */
export const ignored: Property<undefined> = () => undefined;

/** Readers for properties without an effect here. The values of the record are the reasons. */
export function passedOver<const Names extends string>(
  reasons: Readonly<Record<Names, string>>,
): Readonly<Record<Names, Property<undefined>>> {
  const entries = Object.keys(reasons).map((name) => [name, ignored]);
  // Object.fromEntries loses the names, which are those of `reasons`.
  return Object.fromEntries(entries) as Readonly<Record<Names, Property<undefined>>>;
}
