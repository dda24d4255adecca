import { isIP } from 'node:net';
import type { GraphQLScalarType, ValueNode } from 'graphql';
import { GraphQLError, valueFromASTUntyped } from 'graphql';
import { isDate, isDateTime, isTime } from './dates.ts';

/** The conversions of one of AppSync's scalars. */
interface Scalar {
  /** The scalar's name in AppSync's message "Unable to serialize `x` as a valid …". */
  readonly what: string;
  /** Converts a client's value for resolvers. Undefined when the value is invalid. */
  readonly read: (value: unknown) => unknown;
  /** Converts a resolver's value for clients. Undefined when the value is invalid. */
  readonly write?: (value: unknown) => unknown;
}

/** AWSPhone is not supported, because its rules are those of Google's libphonenumber. */
const scalars: Readonly<Record<string, Scalar>> = {
  AWSDate: { what: 'Date Object', read: text(isDate) },
  AWSTime: { what: 'Time Object', read: text(isTime) },
  AWSDateTime: { what: 'DateTime Object', read: text(isDateTime) },
  AWSTimestamp: {
    what: 'timestamp',
    read: (value) => (typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined),
  },
  AWSEmail: {
    what: 'email address',
    read: text((value) => /^[^\s@<>()[\],;:\\"]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value)),
  },
  AWSJSON: {
    what: 'JSON',
    read: parsedJson,
    write: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
  },
  AWSURL: { what: 'URL', read: text(isUrl) },
  AWSIPAddress: { what: 'IP address', read: text(isIpAddress) },
};

/**
 * Sets AppSync's conversions on a scalar of a built schema.
 * @throws Error for a scalar that the local host does not emulate.
 */
export function teachScalar(type: GraphQLScalarType): void {
  const scalar = scalars[type.name];
  if (scalar === undefined)
    throw new Error(
      `The scalar ${type.name} is not emulated by the local host; it has ${Object.keys(scalars).join(', ')} and GraphQL's own.`,
    );
  const read = (value: unknown, node?: ValueNode): unknown => {
    const found = scalar.read(value);
    if (found === undefined)
      throw new GraphQLError(`${JSON.stringify(value)} is not a valid ${type.name}`, { nodes: node ?? null });
    return found;
  };
  type.parseValue = (value) => read(value);
  type.parseLiteral = (node) => read(valueFromASTUntyped(node), node);
  type.serialize = (value) => {
    const written = (scalar.write ?? scalar.read)(value);
    if (written === undefined)
      throw new GraphQLError(`Unable to serialize \`${String(value)}\` as a valid ${scalar.what}.`);
    return written;
  };
}

function text(accepts: (value: string) => boolean): (value: unknown) => string | undefined {
  return (value) => (typeof value === 'string' && accepts(value) ? value : undefined);
}

/** A string on the wire. Resolvers see the parsed value. */
function parsedJson(value: unknown): unknown {
  if (typeof value !== 'string') return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** "URLs must contain a schema and can't contain two forward slashes in the path part." */
function isUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { pathname } = new URL(value);
  return !pathname.includes('//');
}

/** IPv4 or IPv6, with an optional subnet mask in CIDR notation. */
function isIpAddress(value: string): boolean {
  const [address = '', mask, ...rest] = value.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return mask === undefined || (/^\d{1,3}$/.test(mask) && Number(mask) <= (version === 4 ? 32 : 128));
}
