/** A property of a template that this host does not act upon, or of the wrong shape. */
export class PropertyRefused extends Error {
  override readonly name = 'PropertyRefused';
}

export function refuse(place: string, message: string): PropertyRefused {
  return new PropertyRefused(`${place}: ${message}.`);
}

/** The object's properties, none of them but `known`. */
export function only(value: unknown, place: string, known: readonly string[]): Readonly<Record<string, unknown>> {
  const properties = record(value, place);
  const unknown = Object.keys(properties).find((name) => !known.includes(name));
  if (unknown !== undefined) throw refuse(place, `the property ${unknown} is not supported by this host; it knows ${known.join(', ')}`);
  return properties;
}

export function record(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse(place, `expected an object, got ${JSON.stringify(value)}`);
  return value as Readonly<Record<string, unknown>>;
}

export function list(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw refuse(place, `expected a list, got ${JSON.stringify(value)}`);
  return value;
}

export function text(value: unknown, place: string): string {
  if (typeof value !== 'string') throw refuse(place, `expected a text, got ${JSON.stringify(value)}`);
  return value;
}

/** CloudFormation takes `"true"` for true. */
export function boolean(value: unknown, place: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw refuse(place, `expected true or false, got ${JSON.stringify(value)}`);
}

/** CloudFormation takes `"7"` for 7. */
export function integer(value: unknown, min: number, place: string): number {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < min) throw refuse(place, `expected a whole number of at least ${min}, got ${JSON.stringify(value)}`);
  return number;
}
