import { describe, expect, it } from 'vitest';
import { readProperties, UnsupportedProperty } from './read-properties.ts';
import type { ResolvedResource } from './resolved-resource.ts';
import { checkSupported, UnsupportedResource } from './support.ts';

const resource = (given: Partial<ResolvedResource>): ResolvedResource => ({ stack: 'Data', logicalId: 'Thing', type: 'AWS::DynamoDB::Table', physicalId: 'thing', properties: {}, ...given });

describe('resources', () => {
  it('that are emulated or knowingly passed over are taken', () => {
    checkSupported([resource({}), resource({ type: 'AWS::CloudWatch::Alarm' })]);
  });

  it.each(['AWS::SQS::Queue', 'Custom::Thing', 'constructor', 'toString'])('of another type are refused by place and type: %s', (type) => {
    expect(() => checkSupported([resource({}), resource({ type })])).toThrow(UnsupportedResource);
    expect(() => checkSupported([resource({ type })])).toThrow(`Data/Thing is of type ${type}`);
  });
});

describe('properties', () => {
  const known = { used: ['KeySchema'], passedOver: { Tags: 'nothing reads them' } };

  it('are split into those acted on and those passed over', () => {
    expect(readProperties(resource({ properties: { KeySchema: [1], Tags: [] } }), known).used).toEqual({ KeySchema: [1] });
  });

  it.each(['StreamSpecification', 'constructor', '__proto__'])('that are neither are refused by place, type and name: %s', (name) => {
    const properties = JSON.parse(`{"${name}": {}}`) as Record<string, unknown>;
    expect(() => readProperties(resource({ properties }), known)).toThrow(UnsupportedProperty);
    expect(() => readProperties(resource({ properties }), known)).toThrow(`Data/Thing (AWS::DynamoDB::Table) has the property ${name}`);
  });
});
