import { App } from 'aws-cdk-lib';
import { buildStacks } from './build-stacks.ts';
import { usual } from './environments/usual.ts';
import type { Settings } from './settings.ts';

/** One resource of a template in a form for tests. References are short texts, e.g. `LedgerSlips.Arn`. */
export interface SeenResource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Record<string, unknown>;
  readonly deletion: unknown;
  readonly replacement: unknown;
}

export const testSettings: Settings = { ...usual, name: 'Test', alarmEmail: 'operator@example.com' };

/** The resources of all three stacks, synthesised in this process without the bundles of functions and page. */
export function synthesised(settings: Settings = testSettings): readonly SeenResource[] {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [], '@aws-cdk/aws-iam:minimizePolicies': true } });
  buildStacks(app, 'test', settings);
  return app.synth().stacks.flatMap(({ stackName, template }) =>
    Object.entries((template as { Resources: Record<string, RawResource> }).Resources).map(([id, resource]) => ({
      stack: stackName.slice(settings.name.length),
      id: plainName(id),
      type: resource.Type,
      properties: plain(resource.Properties ?? {}) as Record<string, unknown>,
      deletion: resource.DeletionPolicy,
      replacement: resource.UpdateReplacePolicy,
    })),
  );
}

/** Properties that do not affect permissions, or change with every build. */
const passedOver = new Set([
  'AlarmDescription',
  'Code',
  'Description',
  'Layers',
  'Name',
  'PolicyName',
  'ServiceToken',
  'SourceBucketNames',
  'SourceMarkers',
  'SourceMarkersConfig',
  'SourceObjectKeys',
  'Tags',
  'Version',
]);

/** The resources of a type by name, with every property that guards something, and with their deletion policies. */
export function guarded(resources: readonly SeenResource[], type: string): Record<string, object> {
  return Object.fromEntries(
    resources
      .filter((resource) => resource.type === type)
      .map(({ stack, id, properties, deletion, replacement }) => [
        `${stack}/${id}`,
        {
          ...Object.fromEntries(Object.entries(properties).filter(([name]) => !passedOver.has(name))),
          ...(deletion === undefined ? {} : { deletion }),
          ...(replacement === undefined ? {} : { replacement }),
        },
      ]),
  );
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: object | string;
  readonly Condition?: object;
}

/** The statements of a policy as lines: `Allow dynamodb:Query on LedgerSlips.Arn`. */
export function statementsOf(document: unknown): readonly string[] {
  const { Statement: statements } = document as { readonly Statement: readonly Statement[] };
  return statements.flatMap(({ Effect, Action, Resource, Principal, Condition }) =>
    [Action]
      .flat()
      .flatMap((action) =>
        [Resource ?? '']
          .flat()
          .map((resource) =>
            [
              Effect,
              action,
              ...(resource === ''
                ? []
                : ['on', resource.replace('arn:AWS::Partition:appsync:AWS::Region:AWS::AccountId:apis/', '')]),
              ...(Principal === undefined ? [] : ['to', JSON.stringify(Principal)]),
              ...(Condition === undefined ? [] : ['if', JSON.stringify(Condition)]),
            ].join(' '),
          ),
      ),
  );
}

interface RawResource {
  readonly Type: string;
  readonly Properties?: object;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** A logical id without the hash that the CDK adds. */
function plainName(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '');
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const [name, of] = (Object.entries(value) as [string, unknown][])[0] ?? ['', undefined];
  if (name === 'Ref') return plainName(String(of));
  if (name === 'Fn::GetAtt')
    return (of as string[]).map((part, index) => (index === 0 ? plainName(part) : part)).join('.');
  if (name === 'Fn::ImportValue') return exported(String(of));
  if (name === 'Fn::Sub') return String(of);
  if (name === 'Fn::Join') return (of as [string, unknown[]])[1].map(plain).join((of as [string, unknown[]])[0]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/** `Test…:ExportsOutputFnGetAttLedgerSlips12345678Arn9ABCDEF0` is `LedgerSlips.Arn`. */
function exported(name: string): string {
  const [, kind = '', rest = ''] = /:ExportsOutput(Ref|FnGetAtt)(.*)[0-9A-F]{8}$/.exec(name) ?? [];
  return kind === 'Ref' ? plainName(rest) : rest.replace(/^(.*?)[0-9A-F]{8}(\w+)$/, '$1.$2');
}
