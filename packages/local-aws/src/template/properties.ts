import { isJsonObject } from '../json.ts';
import type { ResolvedResource } from './resolved-resource.ts';
import { UnsupportedProperty, unexpected, wayOut } from './unsupported-property.ts';

/**
 * Reads one property of the template, undefined where it is left out; `at` names it for the error. Throws
 * `UnsupportedProperty`.
 */
export type Property<T> = (value: unknown, at: string) => T;

export type Shape = Readonly<Record<string, Property<unknown>>>;

/** What the readers of a shape give; a member is left out where its reader gives undefined. */
export type Read<S extends Shape> = {
  readonly [Name in keyof S as undefined extends ReturnType<S[Name]> ? never : Name]: ReturnType<S[Name]>;
} & {
  readonly [Name in keyof S as undefined extends ReturnType<S[Name]> ? Name : never]?: Exclude<
    ReturnType<S[Name]>,
    undefined
  >;
};

/** How messages call a resource. */
export function placeOf({ stack, logicalId, type }: ResolvedResource): string {
  return `${stack}/${logicalId} (${type})`;
}

/** Every property of a resource by its reader; one without a reader is refused by name. */
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
  // Object.fromEntries forgets which name had which reader; the shape is what it was built from.
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Read<S>;
}

/** A structure of properties. Left out it counts as an empty one: its members say what holds then. */
export function group<S extends Shape>(shape: S): Property<Read<S>> {
  return (value = {}, at) => {
    if (!isJsonObject(value)) throw unexpected(at, 'a structure', value);
    return readMembers(value, at, shape);
  };
}

/** A structure of which the template chooses the names. */
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

/** CloudFormation takes `"true"` for true. */
export const flag: Property<boolean> = (value, at) => {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw unexpected(at, 'true or false', value);
};

/** CloudFormation takes `"7"` for 7. */
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

/** One of the given values; CloudFormation takes `"true"` for true and `"7"` for 7. */
export function oneOf<const V extends string | boolean | number>(...values: readonly V[]): Property<V> {
  return (value, at) => {
    const found = values.find((known) => known === value || (typeof known !== 'string' && String(known) === value));
    if (found !== undefined) return found;
    throw unexpected(at, values.map((known) => JSON.stringify(known)).join(' or '), value);
  };
}

/** A property that may be left out: undefined then, or what stands for it. */
export function optional<T>(property: Property<T>): Property<T | undefined>;
export function optional<T>(property: Property<T>, whenLeftOut: NoInfer<T>): Property<T>;
export function optional<T>(property: Property<T>, whenLeftOut?: T): Property<T | undefined> {
  return (value, at) => (value === undefined ? whenLeftOut : property(value, at));
}

/** The same reader, whose refusal also says why the host takes nothing else. */
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

/** A property without an effect here; at the place of use, say why. */
export const ignored: Property<undefined> = () => undefined;

/** Readers for properties without an effect here: the record's values say why. */
export function passedOver<const Names extends string>(
  reasons: Readonly<Record<Names, string>>,
): Readonly<Record<Names, Property<undefined>>> {
  const entries = Object.keys(reasons).map((name) => [name, ignored]);
  // Object.fromEntries forgets the names; they are those of `reasons`.
  return Object.fromEntries(entries) as Readonly<Record<Names, Property<undefined>>>;
}
