import { describe, expect, it } from 'vitest';
import type { ResolvedResource } from './resolved-resource.ts';
import { checkSupported, UnsupportedResource } from './support.ts';

const resource = (given: Partial<ResolvedResource>): ResolvedResource => ({
  stack: 'Data',
  logicalId: 'Thing',
  type: 'AWS::DynamoDB::Table',
  physicalId: 'thing',
  properties: {},
  ...given,
});

describe('resources', () => {
  it('are accepted when they are emulated or deliberately passed over', () => {
    checkSupported([resource({}), resource({ type: 'AWS::CloudWatch::Alarm' })]);
  });

  it.each(['AWS::SQS::Queue', 'Custom::Thing', 'constructor', 'toString'])(
    'are refused by place and type when they have another type: %s',
    (type) => {
      expect(() => checkSupported([resource({}), resource({ type })])).toThrow(UnsupportedResource);
      expect(() => checkSupported([resource({ type })])).toThrow(`Data/Thing is of type ${type}`);
    },
  );
});
