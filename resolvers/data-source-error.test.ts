import { describe, expect, it } from 'vitest';
import { asAda, errorOf, resolverUnderTest } from '../test/resolver-under-test.ts';

const resolver = resolverUnderTest('Query.export.ts');
const answered = (type: string, message = 'secret words') =>
  resolver.response(asAda({ id: '01JADZQ0000000000000000009' }, { error: { type, message } }));

describe('a data source that fails', () => {
  it.each([
    'DynamoDB:ProvisionedThroughputExceededException',
    'DynamoDB:RequestLimitExceeded',
    'DynamoDB:ThrottlingException',
    'Lambda:TooManyRequestsException',
  ])('for being asked too much (%s) is Busy, and says to try again', (type) => {
    expect(errorOf(answered(type))).toMatchObject({
      errorType: 'Busy',
      message: expect.stringContaining('Try again') as string,
    });
  });

  it.each([
    'DynamoDB:DynamoDbException',
    'DynamoDB:SdkClientException',
    'DynamoDB:InternalServerError',
    'Lambda:Unhandled',
    'Something:Else',
  ])('for any other reason (%s) is Internal', (type) => {
    expect(errorOf(answered(type))?.errorType).toBe('Internal');
  });

  it('is named in the log, and to nobody else', () => {
    for (const type of ['DynamoDB:ProvisionedThroughputExceededException', 'Lambda:Unhandled']) {
      const ran = answered(type);
      const [service = '', name = ''] = type.split(':');
      expect(ran.logged.join()).toContain(type);
      for (const word of [service, name, 'secret words']) expect(JSON.stringify(errorOf(ran))).not.toContain(word);
    }
  });
});
