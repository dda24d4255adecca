import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ada, asAda, errorOf, resolverUnderTest } from '../test/resolver-under-test.ts';

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

  it('is named only in the log', () => {
    for (const type of ['DynamoDB:ProvisionedThroughputExceededException', 'Lambda:Unhandled']) {
      const ran = answered(type);
      const [service = '', name = ''] = type.split(':');
      expect(ran.logged.join()).toContain(type);
      for (const word of [service, name, 'secret words']) expect(JSON.stringify(errorOf(ran))).not.toContain(word);
    }
  });
});

/** Everything that has a data source: the fields of one step, the steps of pipelines, and the steps that they share. */
const steps = globSync(
  ['{Query,Mutation,Subscription,Export}.*.ts', '*/[0-9]-*.ts', 'steps/{give-back-day,release-slot}.ts'],
  { cwd: import.meta.dirname },
).filter((file) => !file.endsWith('.test.ts'));

describe('a data source that is asked too much', () => {
  // The step that starts the worker ends the export first, and raises the error at the end of its pipeline.
  it.each(steps.filter((file) => file !== 'Mutation.requestExport/7-start.ts'))('ends %s as Busy', (file) => {
    const id = '01JADZQ0000000000000000009';
    const input = { owner: ada, id, attempt: 1, code: 'INTERNAL', progress: {} };
    const stash = { owner: ada, id, ends: {}, row: { owner: ada, id, status: 'READY' } };
    const error = { type: 'DynamoDB:ThrottlingException', message: 'x' };
    const ran = resolverUnderTest(file).response(asAda({ id, input }, { stash, result: null, error }));
    expect(errorOf(ran)?.errorType).toBe('Busy');
  });
});
