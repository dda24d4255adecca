import { BlockList, isIP, isIPv4 } from 'node:net';
import { isArnShaped, matchesArn } from './arn-match.ts';
import type { ConditionContext } from './condition-context.ts';
import { matchesPattern, parsePattern, resolvePattern } from './pattern.ts';

/** One comparison of a request's value with a policy's. */
export interface ConditionOperator {
  /** True for the `Not` operators, which hold when nothing matches or the key is missing. */
  readonly negated: boolean;
  /** True when its values may contain policy variables. */
  readonly text: boolean;
  readonly matches: (
    actual: string,
    wanted: string,
    request: { readonly context: ConditionContext; readonly variables: boolean },
  ) => boolean;
  /** The expected form, for a policy's value that does not have it. */
  readonly complaint: (wanted: string, variables: boolean) => string | undefined;
}

/**
 * The operators by IAM's names, without set prefix and `IfExists`. `Null` is separate, because it tests the key instead
 * of a value. `BinaryEquals` is not supported.
 */
export const conditionOperators: ReadonlyMap<string, ConditionOperator> = new Map<string, ConditionOperator>([
  ...both('StringEquals', 'StringNotEquals', {
    text: true,
    matches: textMatcher({ wildcards: false }),
    complaint: none,
  }),
  ...both('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', {
    text: true,
    matches: textMatcher({ wildcards: false, ignoreCase: true }),
    complaint: none,
  }),
  ...both('StringLike', 'StringNotLike', { text: true, matches: textMatcher({ wildcards: true }), complaint: none }),
  // In IAM the two pairs have the same meaning, because ArnEquals also accepts wildcards.
  ...both('ArnEquals', 'ArnNotEquals', arn()),
  ...both('ArnLike', 'ArnNotLike', arn()),
  ...ordered(
    'Numeric',
    (text) => (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN),
    'a number',
  ),
  // Digits alone are seconds since 1970, as in IAM.
  ...ordered(
    'Date',
    (text) =>
      /^\d+$/.test(text) ? Number(text) * 1000 : /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN,
    'an ISO 8601 date or seconds since 1970',
  ),
  ...both('IpAddress', 'NotIpAddress', {
    text: false,
    matches: (actual, wanted) =>
      isIP(actual) !== 0 && (blockOf(wanted)?.check(actual, isIPv4(actual) ? 'ipv4' : 'ipv6') ?? false),
    complaint: (wanted) => (blockOf(wanted) === undefined ? 'an address or CIDR block' : undefined),
  }),
  [
    'Bool',
    {
      negated: false,
      text: false,
      matches: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
      complaint: (wanted) => (/^(true|false)$/i.test(wanted) ? undefined : '"true" or "false"'),
    },
  ],
]);

type Comparison = Omit<ConditionOperator, 'negated'>;

function both(name: string, negatedName: string, comparison: Comparison): [string, ConditionOperator][] {
  return [
    [name, { ...comparison, negated: false }],
    [negatedName, { ...comparison, negated: true }],
  ];
}

function none(): undefined {
  return undefined;
}

function textMatcher(options: {
  readonly wildcards: boolean;
  readonly ignoreCase?: boolean;
}): ConditionOperator['matches'] {
  const fold = (text: string) => (options.ignoreCase ? text.toLowerCase() : text);
  return (actual, wanted, { context, variables }) => {
    const resolved = resolvePattern(parsePattern(wanted, { variables, wildcards: options.wildcards }), context);
    return (
      resolved !== undefined &&
      matchesPattern(
        resolved.map((token) => (typeof token === 'string' ? fold(token) : token)),
        fold(actual),
      )
    );
  };
}

function arn(): Comparison {
  return {
    text: true,
    matches: (actual, wanted, { context, variables }) => matchesArn(wanted, actual, context, variables),
    complaint: (wanted, variables) =>
      wanted === '*' || isArnShaped(wanted, variables) ? undefined : 'an ARN of six parts',
  };
}

function ordered(family: string, read: (text: string) => number, expected: string): [string, ConditionOperator][] {
  const comparison = (holds: (actual: number, wanted: number) => boolean): Comparison => ({
    text: false,
    matches: (actual, wanted) => holds(read(actual), read(wanted)),
    complaint: (wanted) => (Number.isNaN(read(wanted)) ? expected : undefined),
  });
  const single = (suffix: string, holds: (actual: number, wanted: number) => boolean): [string, ConditionOperator] => [
    `${family}${suffix}`,
    { ...comparison(holds), negated: false },
  ];
  return [
    ...both(
      `${family}Equals`,
      `${family}NotEquals`,
      comparison((actual, wanted) => actual === wanted),
    ),
    single('LessThan', (actual, wanted) => actual < wanted),
    single('LessThanEquals', (actual, wanted) => actual <= wanted),
    single('GreaterThan', (actual, wanted) => actual > wanted),
    single('GreaterThanEquals', (actual, wanted) => actual >= wanted),
  ];
}

function blockOf(cidr: string): BlockList | undefined {
  const [address = '', bits, ...rest] = cidr.split('/');
  const family = isIP(address);
  const widest = family === 4 ? 32 : 128;
  const prefix = bits === undefined ? widest : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
  if (family === 0 || rest.length > 0 || prefix < 0 || prefix > widest) return undefined;
  const block = new BlockList();
  block.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  return block;
}
