import type { SeenResource } from './synthesised.ts';

/** One row of the matrix: what a role may do, where, and under which condition. */
export interface Permission {
  readonly role: string;
  readonly actions: string;
  readonly resource: string;
  readonly condition: string;
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

interface PolicyDocument {
  readonly Statement: readonly Statement[];
}

/**
 * Every permission that a template grants: what each role may do, who may become that role, and what the policies of
 * buckets and functions allow or refuse. Resources have the same names as in tests (`LedgerSlips.Arn`).
 */
export function permissionsIn(resources: readonly SeenResource[]): readonly Permission[] {
  return resources.flatMap(({ stack, id, type, properties }): readonly Permission[] => {
    const name = `${stack}/${id}`;
    switch (type) {
      case 'AWS::IAM::Role':
        return [
          ...rows(name, properties['AssumeRolePolicyDocument'], (principal) => `may be assumed by ${shown(principal)}`),
          ...((properties['Policies'] ?? []) as readonly { readonly PolicyDocument: unknown }[]).flatMap(
            ({ PolicyDocument }) => rows(name, PolicyDocument),
          ),
          ...namesIn(properties['ManagedPolicyArns']).map((resource) => ({
            role: name,
            actions: 'everything in AWS’s own policy',
            resource,
            condition: '',
          })),
        ];
      case 'AWS::IAM::Policy':
      case 'AWS::IAM::ManagedPolicy':
        return namesIn(properties['Roles']).flatMap((role) => rows(`${stack}/${role}`, properties['PolicyDocument']));
      case 'AWS::S3::BucketPolicy':
        return rows(name, properties['PolicyDocument'], (principal, resource) => `${resource} for ${shown(principal)}`);
      case 'AWS::SNS::TopicPolicy':
        return rows(name, properties['PolicyDocument'], (principal, resource) => `${resource} for ${shown(principal)}`);
      case 'AWS::Lambda::Permission':
        return [
          {
            role: name,
            actions: shown(properties['Action']),
            resource: `${shown(properties['FunctionName'])} for ${shown(properties['Principal'])}`,
            condition: properties['SourceArn'] === undefined ? '' : `source ${shown(properties['SourceArn'])}`,
          },
        ];
      default:
        return [];
    }
  });
}

/** The matrix as Markdown: a table for each role. */
export function permissionsMarkdown(permissions: readonly Permission[]): string {
  const byRole = Map.groupBy(permissions, ({ role }) => role);
  return [...byRole]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([role, its]) =>
      [
        `### ${role}`,
        '',
        '| actions | resource | condition |',
        '| --- | --- | --- |',
        ...its.map(({ actions, resource, condition }) => `| ${actions} | ${code(resource)} | ${code(condition)} |`),
      ].join('\n'),
    )
    .join('\n\n');
}

function rows(
  role: string,
  document: unknown,
  of: (principal: unknown, resource: string) => string = (_, resource) => resource,
): readonly Permission[] {
  if (document === undefined) return [];
  return (document as PolicyDocument).Statement.flatMap(({ Effect, Action, Resource = '', Principal, Condition }) =>
    [Resource].flat().map((resource) => ({
      role,
      actions: `${Effect === 'Allow' ? '' : '**never** '}${[Action].flat().join(', ')}`,
      resource: of(Principal, shortened(resource)),
      condition: Condition === undefined ? '' : shown(Condition),
    })),
  );
}

/** Without the beginning that all fields of the API have in common. */
function shortened(resource: string): string {
  return resource.replace('arn:AWS::Partition:appsync:AWS::Region:AWS::AccountId:apis/', '');
}

function namesIn(value: unknown): readonly string[] {
  return (value ?? []) as readonly string[];
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}
