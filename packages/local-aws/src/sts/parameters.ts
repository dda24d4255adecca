import { ServiceRefusal } from '../http/json-refusal.ts';

/** The parameters of one request by their names in the Query protocol, such as `Tags.member.1.Key`. */
export type Parameters = ReadonlyMap<string, string>;

/**
 * Reads a form-encoded body. A name that occurs twice is refused, because a reader and a signer might take
 * different ones.
 */
export function readParameters(body: Buffer): Parameters {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) {
    if (parameters.has(name))
      throw new ServiceRefusal('MalformedQueryString', `The parameter ${name} is given twice.`, 404);
    parameters.set(name, value);
  }
  return parameters;
}

/** Refuses by name what an operation does not take here; `taken` has names without the numbers and members of lists. */
export function refuseOthers(parameters: Parameters, taken: readonly string[]): void {
  for (const name of parameters.keys()) {
    const member = name.split('.')[0] ?? '';
    if (!['Action', 'Version', ...taken].includes(member))
      throw new ServiceRefusal('ValidationError', `${member} is not emulated by the local host.`);
  }
}

/** The rules of the API reference for a text. */
export interface TextLimits {
  readonly min: number;
  readonly max: number;
  readonly pattern: RegExp;
  /** The pattern as STS writes it. */
  readonly shown: string;
}

/** The faults of a text, in the words of STS. `path` names the parameter, such as `tags.1.member.key`. */
export function complaintsAboutText(value: string | undefined, path: string, limits: TextLimits): readonly string[] {
  if (value === undefined) return [`Value null at '${path}' failed to satisfy constraint: Member must not be null`];
  const constraints: readonly (readonly [boolean, string])[] = [
    [value.length >= limits.min, `Member must have length greater than or equal to ${limits.min}`],
    [value.length <= limits.max, `Member must have length less than or equal to ${limits.max}`],
    [limits.pattern.test(value), `Member must satisfy regular expression pattern: ${limits.shown}`],
  ];
  return broken(value, path, constraints);
}

/** The faults of a whole number, in the words of STS. */
export function complaintsAboutNumber(
  value: string,
  path: string,
  { min, max }: { readonly min: number; readonly max: number },
): readonly string[] {
  if (!/^-?\d{1,10}$/.test(value))
    throw new ServiceRefusal('MalformedInput', `${path} is no whole number: "${value}".`);
  return broken(value, path, [
    [Number(value) >= min, `Member must have value greater than or equal to ${min}`],
    [Number(value) <= max, `Member must have value less than or equal to ${max}`],
  ]);
}

function broken(
  value: string,
  path: string,
  constraints: readonly (readonly [holds: boolean, constraint: string])[],
): readonly string[] {
  return constraints
    .filter(([holds]) => !holds)
    .map(([, constraint]) => `Value '${value}' at '${path}' failed to satisfy constraint: ${constraint}`);
}

/** Refuses a request with everything that is wrong with it. */
export function refuseComplaints(complaints: readonly string[]): void {
  if (complaints.length === 0) return;
  const found = `${complaints.length} validation error${complaints.length === 1 ? '' : 's'} detected`;
  throw new ServiceRefusal('ValidationError', `${found}: ${complaints.join('; ')}`);
}
