import type { JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { isArnShaped } from './arn-match.ts';
import { isSuppliedConditionKey } from './condition-context.ts';
import { conditionOperators } from './condition-operators.ts';
import { parseOperatorName, policyValues, UnknownConditionOperator } from './conditions.ts';
import { PatternMalformed, parsePattern, variablesOf } from './pattern.ts';
import type { PolicyDocument, PolicyStatement } from './policy-document.ts';

/** This host cannot evaluate a policy exactly. The message names the statement and the part. */
export class PolicyRefused extends Error {
  override readonly name = 'PolicyRefused';
}

/**
 * Reads a policy document of a template. Refuses everything that the host would have to ignore: unknown elements,
 * operators, condition keys and variables, and values of the wrong kind. A single statement becomes a list. Throws
 * `PolicyRefused`.
 */
export function checkPolicy(document: unknown, kind: 'identity' | 'resource'): PolicyDocument {
  const policy = record(document, 'a policy document');
  refuseUnknown(policy, ['Version', 'Id', 'Statement'], 'the policy document');
  const version = policy['Version'];
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17')
    throw new PolicyRefused(`Version must be 2012-10-17 or 2008-10-17; got ${show(version)}.`);
  const statements = Array.isArray(policy['Statement']) ? (policy['Statement'] as unknown[]) : [policy['Statement']];
  return {
    ...(version === undefined ? {} : { Version: version }),
    Statement: statements.map((statement, index) =>
      checkStatement(statement, kind, version === '2012-10-17', `statement ${index + 1}`),
    ),
  };
}

function checkStatement(
  value: unknown,
  kind: 'identity' | 'resource',
  variables: boolean,
  place: string,
): PolicyStatement {
  const statement = record(value, place);
  refuseUnknown(
    statement,
    ['Sid', 'Effect', 'Principal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
    place,
  );
  if (statement['Effect'] !== 'Allow' && statement['Effect'] !== 'Deny')
    throw new PolicyRefused(`${place}: Effect must be Allow or Deny; got ${show(statement['Effect'])}.`);
  if ((statement['Principal'] === undefined) === (kind === 'resource')) {
    throw new PolicyRefused(
      kind === 'resource'
        ? `${place}: a resource's policy must name a Principal.`
        : `${place}: an identity's policy cannot name a Principal.`,
    );
  }
  checkPrincipal(statement['Principal'], place);
  const actions = oneOf(statement, 'Action', 'NotAction', place);
  for (const action of actions) {
    if (action !== '*' && !/^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(action))
      throw new PolicyRefused(`${place}: an action has the form service:Action; got "${action}".`);
  }
  const language = { variables, actions: statement['Action'] === undefined ? [] : actions };
  for (const resource of oneOf(statement, 'Resource', 'NotResource', place)) {
    checkText(resource, language, place);
    if (resource !== '*' && !isArnShaped(resource, variables))
      throw new PolicyRefused(`${place}: a resource is "*" or an ARN of six parts; got "${resource}".`);
  }
  checkCondition(statement['Condition'], language, place);
  return statement as unknown as PolicyStatement;
}

/** Throws `PolicyRefused`. */
export function checkPrincipal(principal: unknown, place: string): void {
  if (principal === undefined || principal === '*') return;
  for (const [type, entries] of Object.entries(record(principal, `${place}: Principal`))) {
    if (!['AWS', 'Service', 'Federated'].includes(type))
      throw new PolicyRefused(`${place}: principals of type ${type} are not supported; use AWS, Service or Federated.`);
    for (const entry of strings(entries, `${place}: Principal.${type}`)) {
      // IAM accepts no other wildcard here. A partial one would look like a restriction but have no effect.
      if (entry !== '*' && /[*?]/.test(entry))
        throw new PolicyRefused(`${place}: a principal is "*" or a whole name; got "${entry}".`);
    }
  }
}

/** What the texts of a statement may hold. */
interface StatementLanguage {
  /** Whether `${…}` is a policy variable in this version of the policy language. */
  readonly variables: boolean;
  /** Of the statement; none where it says which it does not mean. */
  readonly actions: readonly string[];
}

/** Refuses what the host cannot evaluate in a statement's conditions. Throws `PolicyRefused`. */
export function checkCondition(condition: unknown, language: StatementLanguage, place: string): void {
  if (condition === undefined) return;
  for (const [name, keys] of Object.entries(record(condition, `${place}: Condition`))) {
    const { base } = readOperator(name, place);
    for (const [key, wanted] of Object.entries(record(keys, `${place}: ${name}`))) {
      if (!isSuppliedConditionKey(key, language.actions))
        throw new PolicyRefused(
          `${place}: this host never supplies the condition key "${key}" here, so ${name} on it would have no effect.`,
        );
      for (const value of policyValues(wanted)) {
        // Null is a question about the key. Its values are those of Bool.
        const operator = conditionOperators.get(base === 'Null' ? 'Bool' : base);
        if (operator?.text) checkText(value, language, place);
        const expected = operator?.complaint(value, language.variables);
        if (expected !== undefined)
          throw new PolicyRefused(`${place}: ${name} on ${key} compares with ${expected}; got "${value}".`);
      }
    }
  }
}

function readOperator(name: string, place: string) {
  try {
    return parseOperatorName(name);
  } catch (error) {
    if (error instanceof UnknownConditionOperator)
      throw new PolicyRefused(`${place}: ${error.message}`, { cause: error });
    throw error;
  }
}

function checkText(text: string, { variables, actions }: StatementLanguage, place: string): void {
  try {
    const unknown = variablesOf(parsePattern(text, { variables, wildcards: true })).find(
      (variable) => !isSuppliedConditionKey(variable, actions),
    );
    if (unknown !== undefined)
      throw new PolicyRefused(`${place}: this host never supplies the policy variable "\${${unknown}}" of "${text}".`);
  } catch (error) {
    if (error instanceof PatternMalformed) throw new PolicyRefused(`${place}: ${error.message}`, { cause: error });
    throw error;
  }
}

function oneOf(statement: JsonObject, name: string, notName: string, place: string): readonly string[] {
  if ((statement[name] === undefined) === (statement[notName] === undefined))
    throw new PolicyRefused(`${place}: exactly one of ${name} and ${notName} is needed.`);
  return strings(statement[name] ?? statement[notName], `${place}: ${name}`);
}

function strings(value: unknown, place: string): readonly string[] {
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  if (list.length === 0 || !list.every((entry) => typeof entry === 'string'))
    throw new PolicyRefused(
      `${place} must be a text or a list of texts with every intrinsic resolved; got ${show(value)}.`,
    );
  return list;
}

function record(value: unknown, place: string): JsonObject {
  if (!isJsonObject(value)) throw new PolicyRefused(`${place} must be an object; got ${show(value)}.`);
  return value;
}

function refuseUnknown(value: JsonObject, known: readonly string[], place: string): void {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new PolicyRefused(`${place}: the element "${unknown}" is not supported.`);
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
