import type { TemplateResource } from 'local-aws/template/read-assembly.ts';
import { readAssembly } from 'local-aws/template/read-assembly.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { synthesise } from '../../dev/synthesise.ts';
import { heartbeatMs } from '../../functions/export-worker/progress.ts';
import { graceSeconds } from '../../functions/sweeper/sweep.ts';
import {
  historySeconds,
  leaseSeconds,
  requestIdSeconds,
  slotSeconds,
  startWithinSeconds,
  tombstoneSeconds,
} from '../../resolvers/times.ts';

let resources: readonly (readonly [string, TemplateResource])[];

beforeAll(async () => {
  resources = readAssembly(await synthesise(() => undefined)).stacks.flatMap((stack) =>
    Object.entries(stack.resources),
  );
});

function numberOf(type: string, named: string, property: string): number {
  const found = resources.find(([id, resource]) => resource.Type === type && id.startsWith(named));
  return Number(found?.[1].Properties?.[property]);
}

/**
 * Lambda retries an event one minute after it failed, then two minutes later (Lambda developer guide, asynchronous
 * invocation).
 */
const firstRetrySeconds = 60;
const sweepSeconds = 5 * 60;

describe('the times of resolvers, functions and infra agree', () => {
  it('an event waits for Lambda’s maximum age, and its request does not end before', () => {
    const age = numberOf('AWS::Lambda::EventInvokeConfig', 'Jobs', 'MaximumEventAgeInSeconds');
    expect(age).toBe(6 * 3600);
    expect(startWithinSeconds).toBeGreaterThan(age);
    expect(startWithinSeconds).toBeLessThanOrEqual(age + 10 * 60);
  });

  it('a slot is held longer than any work for it can last', () => {
    const runSeconds = numberOf('AWS::Lambda::Function', 'JobsExportWorker', 'Timeout');
    expect(runSeconds).toBe(900);
    expect(slotSeconds).toBeGreaterThan(startWithinSeconds + runSeconds + leaseSeconds + graceSeconds + sweepSeconds);
  });

  it('the sweeper’s rate is the one that the limits use', () => {
    const rule = resources.find(([, { Type }]) => Type === 'AWS::Events::Rule');
    expect(rule?.[1].Properties?.['ScheduleExpression']).toBe(`rate(${sweepSeconds / 60} minutes)`);
  });

  it('one report of a worker may be lost, and a lease expires before the first retry', () => {
    expect(leaseSeconds).toBeGreaterThan((2 * heartbeatMs) / 1000);
    expect(leaseSeconds).toBeLessThan(firstRetrySeconds);
  });

  it('a tombstone is kept longer than any request for its id and any event of it', () => {
    expect(tombstoneSeconds).toBeGreaterThan(2 * requestIdSeconds + startWithinSeconds);
    expect(tombstoneSeconds).toBeLessThan(historySeconds);
  });

  it('an operator is alarmed about a long wait well before an event is dropped', () => {
    const waits = numberOf('AWS::CloudWatch::Alarm', 'AlarmsExportsWait', 'Threshold');
    expect(waits).toBe(3_600_000);
    expect(waits / 1000).toBeLessThan(numberOf('AWS::Lambda::EventInvokeConfig', 'Jobs', 'MaximumEventAgeInSeconds'));
  });
});

describe('the roles and the worker of the template', () => {
  it('no service may assume a role on behalf of another account', () => {
    const roles = resources.filter(([, { Type }]) => Type === 'AWS::IAM::Role');
    const trusts = roles.flatMap(([id, { Properties }]) =>
      (
        Properties?.['AssumeRolePolicyDocument'] as {
          Statement: { Principal: { Service?: string }; Condition?: unknown }[];
        }
      ).Statement.map((statement) => ({ id, ...statement })),
    );
    const services = trusts.filter(
      ({ Principal }) => Principal.Service !== undefined && /^(appsync|lambda)\./.test(Principal.Service),
    );
    // The CDK's function that copies the page's files has a role of the CDK, in the page's stack.
    const ours = services.filter(
      ({ id }) => !id.startsWith('CustomCDKBucketDeployment') && !id.startsWith('CustomS3AutoDelete'),
    );
    expect(ours.length).toBeGreaterThan(10);
    expect(
      ours.filter(({ Principal }) => Principal.Service === 'appsync.amazonaws.com').map(({ id }) => id),
    ).toContainEqual(expect.stringMatching(/^ApiLogsRole/));
    for (const { id, Condition } of ours)
      expect([id, Condition]).toEqual([id, { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }]);
  });

  it('the API has the ARNs of the functions’ roles', () => {
    const api = resources.find(([, { Type }]) => Type === 'AWS::AppSync::GraphQLApi');
    const { WORKER_ROLES, FAILURE_ROLES } = api?.[1].Properties?.['EnvironmentVariables'] as Record<string, unknown>;
    expect(WORKER_ROLES).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^ExportWorkerRole/), 'Arn'] });
    expect(JSON.stringify(FAILURE_ROLES).match(/"Arn"/g)).toHaveLength(3);
  });

  it('only the worker and the summaries have a reserved concurrency, on the local host', () => {
    const reserving = resources.filter(([, { Properties }]) => Properties?.['ReservedConcurrentExecutions']);
    expect(
      reserving.map(([id, { Properties }]) => [id.slice(0, -8), Properties?.['ReservedConcurrentExecutions']]),
    ).toEqual([
      ['JobsExportWorker', 10],
      ['SummaryMonths', 10],
    ]);
  });
});
