import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { MovedClock } from '../auth/testing/gate-fixture.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { Schedules, scheduleFromTemplate } from './schedules.ts';
import { eventSettingsFromTemplate, functionFromTemplate } from './settings.ts';

const codeDir = mkdtempSync(join(tmpdir(), 'asset-'));
writeFileSync(join(codeDir, 'index.mjs'), '');

function resource(type: string, properties: object): ResolvedResource {
  return {
    stack: 'Api',
    logicalId: 'Thing',
    type,
    physicalId: 'thing',
    properties: properties as ResolvedResource['properties'],
  };
}

describe('an AWS::Lambda::Function', () => {
  const properties = {
    Code: { S3Bucket: 'assets', S3Key: 'abc.zip' },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Role: 'arn:role',
    LoggingConfig: { LogFormat: 'JSON', LogGroup: 'group' },
    Architectures: ['arm64'],
    Environment: { Variables: { TABLE: 'orders' } },
    Timeout: 30,
    MemorySize: 256,
  };
  const read = (changes: object = {}) =>
    functionFromTemplate(resource('AWS::Lambda::Function', { ...properties, ...changes }), 'arn:function', (key) =>
      key === 'abc.zip' ? codeDir : '/nowhere',
    );

  it('becomes the settings of a function', () => {
    expect(read()).toEqual({
      name: 'thing',
      arn: 'arn:function',
      runtime: 'nodejs24.x',
      codeDir,
      handler: 'index.handler',
      codeFile: join(codeDir, 'index.mjs'),
      exportName: 'handler',
      environment: { TABLE: 'orders' },
      roleArn: 'arn:role',
      timeoutSeconds: 30,
      memoryMb: 256,
      logGroup: 'group',
    });
  });

  it('has Lambda’s defaults for omitted properties', () => {
    expect(
      read({ Timeout: undefined, MemorySize: undefined, Environment: undefined, LoggingConfig: { LogFormat: 'JSON' } }),
    ).toMatchObject({ timeoutSeconds: 3, memoryMb: 128, environment: {}, logGroup: '/aws/lambda/thing' });
  });

  it.each<[object, string]>([
    [{ Runtime: 'python3.13' }, 'Runtime: the local host expects "nodejs22.x" or "nodejs24.x", got "python3.13"'],
    [{ VpcConfig: {} }, 'VpcConfig'],
    [{ Code: { ZipFile: 'x' } }, 'code from an asset'],
    [{ Handler: 'other.handler' }, 'no file for the handler other.handler'],
    [{ LoggingConfig: undefined }, 'LogFormat: the local host expects "JSON", got nothing'],
    [{ LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' } }, 'SystemLogLevel'],
    [{ ReservedConcurrentExecutions: -1 }, 'at least 0'],
    [{ Environment: { Variables: { AWS_REGION: 'us-east-1' } } }, 'AWS_REGION is reserved by Lambda'],
    [
      { Environment: { Variables: { AWS_LAMBDA_FUNCTION_NAME: 'x' } } },
      'AWS_LAMBDA_FUNCTION_NAME is reserved by Lambda',
    ],
    [{ Timeout: 901 }, 'Timeout: the local host expects a whole number from 1 to 900, got 901'],
    [{ MemorySize: 64 }, 'from 128 to 10240, got 64'],
    [
      { Environment: { Variables: { LIMIT: 7 } } },
      'Variables.LIMIT: the local host expects a text, which may be empty, got 7',
    ],
  ])('is refused by the name of a property that is not emulated: %j', (changes, named) => {
    expect(() => read(changes)).toThrow(named);
    expect(() => read(changes)).toThrow('Api/Thing');
  });
});

describe('an AWS::Lambda::EventInvokeConfig', () => {
  const read = (changes: object = {}) =>
    eventSettingsFromTemplate(
      resource('AWS::Lambda::EventInvokeConfig', { FunctionName: 'worker', Qualifier: '$LATEST', ...changes }),
    );

  it('becomes the settings of a function’s events', () => {
    expect(read()).toEqual({ functionName: 'worker', settings: { retries: 2, maximumAgeSeconds: 21_600 } });
    const all = {
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
      DestinationConfig: { OnFailure: { Destination: 'arn:failed' } },
    };
    expect(read(all).settings).toEqual({ retries: 0, maximumAgeSeconds: 60, onFailureArn: 'arn:failed' });
  });

  it.each<[object, string]>([
    [{ Qualifier: 'live' }, 'got "live"'],
    [{ MaximumRetryAttempts: 3 }, 'MaximumRetryAttempts: the local host expects a whole number from 0 to 2, got 3'],
    [{ MaximumEventAgeInSeconds: 59 }, 'from 60 to 21600'],
    [{ DestinationConfig: { OnSuccess: {} } }, 'OnSuccess'],
  ])('is refused by name: %j', (changes, named) => {
    expect(() => read(changes)).toThrow(named);
  });
});

describe('an AWS::Events::Rule', () => {
  const read = (changes: object = {}) =>
    scheduleFromTemplate(
      resource('AWS::Events::Rule', {
        ScheduleExpression: 'rate(5 minutes)',
        Targets: [{ Arn: 'arn:f', Id: 'T', RetryPolicy: {} }],
        ...changes,
      }),
      'arn:aws:events:ap-northeast-1:123456789012:rule/thing',
    );

  it('becomes a schedule, without targets while it is disabled', () => {
    expect(read()).toMatchObject({ everyMs: 300_000, targetArns: ['arn:f'] });
    expect(read({ ScheduleExpression: 'rate(1 hour)' }).everyMs).toBe(3600_000);
    expect(read({ State: 'DISABLED' }).targetArns).toEqual([]);
  });

  it.each<[object, string]>([
    [{ ScheduleExpression: 'cron(0 12 * * ? *)' }, 'cron(0 12 * * ? *)'],
    [{ ScheduleExpression: 'rate(0 minutes)' }, 'rate(0 minutes)'],
    [{ Targets: [{ Arn: 'arn:f', Id: 'T', Input: '{}' }] }, 'Targets[0].Input is not emulated'],
    [{ EventPattern: {} }, 'EventPattern'],
    [
      { State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' },
      'State: the local host expects "ENABLED" or "DISABLED"',
    ],
  ])('is refused by name: %j', (changes, named) => {
    expect(() => read(changes)).toThrow(named);
  });

  it('invokes its targets by the host’s clock, once for any move of the clock', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const clock = new MovedClock();
    const invoked: [arn: string, event: { readonly source: string; readonly resources: string[] }][] = [];
    const schedules = new Schedules([read()], clock, (arn, payload) =>
      Promise.resolve(void invoked.push([arn, JSON.parse(payload) as never])),
    );
    const look = () => vi.advanceTimersByTime(200);
    look();
    clock.aheadMs = 290_000;
    look();
    expect(invoked).toEqual([]);
    clock.aheadMs = 86_400_000;
    look();
    look();
    expect(invoked).toHaveLength(1);
    expect(invoked[0]).toMatchObject([
      'arn:f',
      {
        source: 'aws.events',
        'detail-type': 'Scheduled Event',
        account: '123456789012',
        region: 'ap-northeast-1',
        resources: ['arn:aws:events:ap-northeast-1:123456789012:rule/thing'],
      },
    ]);
    clock.aheadMs += 300_000;
    look();
    expect(invoked).toHaveLength(2);
    schedules.close();
    clock.aheadMs += 300_000;
    look();
    expect(invoked).toHaveLength(2);
    vi.useRealTimers();
  });
});
