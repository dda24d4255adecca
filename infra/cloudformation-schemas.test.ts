import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType } from '@aws-cdk/service-spec-types';
import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { buildStacks } from './build-stacks.ts';
import { testSettings } from './synthesised.ts';

// CloudFormation's published schemas, which the CDK does not check properties of L1 constructs against at synthesis.
const spec = loadAwsServiceSpecSync();

interface RawResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

function resourcesOf(settings: typeof testSettings): readonly (readonly [string, RawResource])[] {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  buildStacks(app, 'test', settings);
  return app
    .synth()
    .stacks.flatMap(({ stackName, template }) =>
      Object.entries((template as { Resources: Record<string, RawResource> }).Resources).map(
        ([id, resource]) => [`${stackName}/${id}`, resource] as const,
      ),
    )
    .filter(([, { Type }]) => !Type.startsWith('Custom::'));
}

/** What the schema has against a value, as `path: sentence`. */
function faultsOf(value: unknown, type: PropertyType, path: string): string[] {
  // An intrinsic function has a value only when it is deployed.
  if (isIntrinsic(value)) return [];
  switch (type.type) {
    case 'string':
    case 'date-time':
      return typeof value === 'object' ? [`${path}: expected text, got ${JSON.stringify(value)}`] : [];
    case 'boolean':
      return typeof value === 'boolean' || value === 'true' || value === 'false'
        ? []
        : [`${path}: expected true or false`];
    case 'integer':
    case 'number':
      return Number.isFinite(Number(value)) ? [] : [`${path}: expected a number, got ${JSON.stringify(value)}`];
    case 'array':
      if (!Array.isArray(value)) return [`${path}: expected a list`];
      return value.flatMap((one, index) => faultsOf(one, type.element, `${path}/${index}`));
    case 'map':
      return Object.entries(value as object).flatMap(([name, one]) => faultsOf(one, type.element, `${path}/${name}`));
    case 'ref':
      return faultsOfMembers(value, spec.get('typeDefinition', type.reference.$ref).properties, path);
    case 'union': {
      const each = type.types.map((one) => faultsOf(value, one, path));
      return each.some((faults) => faults.length === 0) ? [] : (each[0] ?? []);
    }
    default:
      return [];
  }
}

function faultsOfMembers(value: unknown, properties: Readonly<Record<string, Property>>, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path}: expected an object`];
  const missing = Object.entries(properties)
    .filter(([name, { required }]) => required === true && !(name in value))
    .map(([name]) => `${path}: lacks ${name}`);
  const wrong = Object.entries(value).flatMap(([name, one]) => {
    const property = properties[name];
    return property ? faultsOf(one, property.type, `${path}/${name}`) : [`${path}: has no property ${name}`];
  });
  return [...missing, ...wrong];
}

function isIntrinsic(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const names = Object.keys(value);
  return names.length === 1 && (names[0] === 'Ref' || names[0]?.startsWith('Fn::') === true);
}

function faultsIn({ Type, Properties: given = {} }: RawResource): string[] {
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', Type);
  return resource ? faultsOfMembers(given, resource.properties, Type) : [`There is no resource ${Type}.`];
}

describe('CloudFormation’s published schemas', () => {
  const ownTables = {
    layout: 'original',
    tables: { slips: 'my_slips', balances: 'my_balances', kinds: 'my_kinds', methods: 'my_methods' },
    identity: null,
  };

  it.each([
    ['a deployment', testSettings],
    ['a deployment over tables that exist already', { ...testSettings, ownTables }],
    ['a deployment with email domains', { ...testSettings, whoMaySignUp: { emailDomains: ['example.com'] } }],
  ])('know every resource and property of %s', (_, settings) => {
    const resources = resourcesOf(settings);
    expect(resources.length).toBeGreaterThan(90);
    expect(resources.flatMap(([id, resource]) => faultsIn(resource).map((fault) => `${id}: ${fault}`))).toEqual([]);
  });

  it.each([
    ['a property that there is not', { TableNam: 'x' }, 'has no property TableNam'],
    ['text in the place of an object', { PointInTimeRecoverySpecification: 'on' }, 'expected an object'],
    ['an object in the place of text', { TableName: { a: 1 } }, 'expected text'],
    ['a list in the place of a truth', { DeletionProtectionEnabled: [] }, 'expected true or false'],
  ])('refuse %s', (_, given, message) => {
    const [fault = ''] = faultsIn({ Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [], ...given } });
    expect(fault).toContain(message);
  });

  it('refuse a resource without what it requires', () => {
    expect(faultsIn({ Type: 'AWS::DynamoDB::Table' })).toEqual(['AWS::DynamoDB::Table: lacks KeySchema']);
  });
});
