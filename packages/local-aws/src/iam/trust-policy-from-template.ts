import { isJsonObject } from '../json.ts';
import type { Property } from '../template/properties.ts';
import { group, ignored, oneOf, oneOrMany, optional, text } from '../template/properties.ts';
import { UnsupportedProperty, unexpected, wayOut } from '../template/unsupported-property.ts';
import { checkCondition, checkPrincipal, PolicyRefused } from './check-policy.ts';
import { isSuppliedConditionKey } from './condition-context.ts';
import type { PolicyDocument, PolicyStatement } from './policy-document.ts';
import { listOf } from './principal-match.ts';

/**
 * A role's AssumeRolePolicyDocument. Every part of the document is one that is evaluated when a caller assumes the role:
 * by `trustDecision` for an identity pool, by `evaluateTrust` for an account or a role, by the host for a service. Throws
 * `UnsupportedProperty` for any other part.
 *
 * @param at names the role in errors
 */
export function trustPolicyFromTemplate(document: unknown, at: string): PolicyDocument {
  const place = `${at}.AssumeRolePolicyDocument`;
  const read = group({
    Version: optional(oneOf('2008-10-17', '2012-10-17'), '2008-10-17'),
    Id: ignored,
    Statement: oneOrMany((value) => value),
  })(document, place);
  return {
    Version: read.Version,
    Statement: oneOrMany(statement(read.Version === '2012-10-17'))(read.Statement, `${place}.Statement`),
  };
}

function statement(variables: boolean): Property<PolicyStatement> {
  return (value, at) => {
    const read = group({
      Sid: ignored,
      Effect: oneOf('Allow', 'Deny'),
      Principal: principal,
      Action: oneOrMany(stsAction),
      Condition: optional(condition),
    })(value, at);
    const kinds = kindsOf(read.Principal);
    for (const kind of kinds) checkKeys(read.Condition ?? {}, kind, read.Action, `${at}.Condition`);
    // `checkKeys` has checked the one condition of services in full.
    if (!kinds.includes('Service'))
      refusing(() => checkCondition(read.Condition, { variables, actions: read.Action }, at));
    return read;
  };
}

/** IAM takes no actions of another service in a trust policy. */
const stsAction: Property<string> = (value, at) => {
  const action = text(value, at);
  if (!/^sts:[A-Za-z*?]+$/.test(action)) throw unexpected(at, 'an action of sts', value);
  return action;
};

const principal: Property<unknown> = (value, at) => {
  if (value !== '*' && !isJsonObject(value)) throw unexpected(at, 'a principal', value);
  refusing(() => checkPrincipal(value, at));
  const named = isJsonObject(value) ? listOf(value['AWS']) : [];
  const stranger = named.find((name) => !/^(\*|\d{12}|arn:aws:(iam|sts)::\d{12}:.+)$/.test(name));
  if (stranger !== undefined) throw unexpected(`${at}.AWS`, '"*", an account or the ARN of a principal', stranger);
  return value;
};

const condition: Property<NonNullable<PolicyStatement['Condition']>> = (value, at) => {
  if (!isJsonObject(value)) throw unexpected(at, 'a structure', value);
  for (const [operator, keys] of Object.entries(value)) {
    if (!isJsonObject(keys) || Object.keys(keys).length === 0)
      throw unexpected(`${at}.${operator}`, 'condition keys with their values', keys);
  }
  return value as NonNullable<PolicyStatement['Condition']>;
};

type Kind = 'AWS' | 'Service' | 'Federated';

/** `*` means every account and every identity pool. */
function kindsOf(named: unknown): readonly Kind[] {
  if (named === '*') return ['AWS', 'Federated'];
  const kinds: readonly Kind[] = ['AWS', 'Service', 'Federated'];
  return kinds.filter((kind) => isJsonObject(named) && kind in named);
}

/** Refuses a condition that is not evaluated when a principal of this kind assumes the role. */
function checkKeys(
  conditions: NonNullable<PolicyStatement['Condition']>,
  kind: Kind,
  actions: readonly string[],
  at: string,
): void {
  const { expected, takes } = conditionsOf[kind];
  for (const [operator, keys] of Object.entries(conditions)) {
    if (!Object.keys(keys).every((key) => takes(key, operator, actions)))
      throw unexpected(`${at}.${operator}`, expected, keys);
  }
}

const federatedKeys = ['aud', 'amr', 'sub'].map((name) => `cognito-identity.amazonaws.com:${name}`);

const conditionsOf: Readonly<
  Record<
    Kind,
    {
      readonly expected: string;
      readonly takes: (key: string, operator: string, actions: readonly string[]) => boolean;
    }
  >
> = {
  AWS: {
    expected: 'conditions on the caller, the session’s name or its tags',
    takes: (key, _, actions) => !/^(s3|dynamodb):/i.test(key) && isSuppliedConditionKey(key, actions),
  },
  Service: {
    expected: 'StringEquals on aws:SourceAccount',
    takes: (key, operator) => operator === 'StringEquals' && key === 'aws:SourceAccount',
  },
  Federated: {
    expected: `conditions on ${federatedKeys.join(', ')}`,
    takes: (key) => federatedKeys.includes(key),
  },
};

function refusing(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (error instanceof PolicyRefused) throw new UnsupportedProperty(`${error.message} ${wayOut}`, { cause: error });
    throw error;
  }
}
