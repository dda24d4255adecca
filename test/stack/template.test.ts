import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackTemplate } from 'local-aws/template/read-assembly.ts';
import { readAssembly } from 'local-aws/template/read-assembly.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archivesPrefix, safetyPrefix, uploadsPrefix } from '../../archive/object-key.ts';
import { runProgram } from '../process.ts';

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly conclusion: string;
    readonly violations: readonly unknown[];
    readonly suppressedViolations?: readonly { readonly acknowledgedId: string; readonly reason: string }[];
  }[];
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

const outDir = mkdtempSync(join(tmpdir(), 'myhome-account-synth-'));
let exitCode: number | null;
let stacks: readonly StackTemplate[];

beforeAll(async () => {
  // Synthesises all three stacks with the page, like `npm run synth`.
  const program = runProgram('infra/app.ts', [], { CDK_OUTDIR: outDir });
  exitCode = (await program.ended).code;
  expect(exitCode, program.output()).toBe(0);
  ({ stacks } = readAssembly(outDir));
});
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

const prefixes = [archivesPrefix, uploadsPrefix, safetyPrefix];

const stackNamed = (name: string) => stacks.find((stack) => stack.name.endsWith(name))?.resources ?? {};

describe('the synthesised template', () => {
  it('has no open finding of the AWS Solutions rules, and a reason for each acknowledged one', () => {
    const { pluginReports } = JSON.parse(readFileSync(join(outDir, 'validation-report.json'), 'utf8')) as Report;
    expect(pluginReports.map(({ pluginName }) => pluginName)).toContain('AwsSolutions');
    for (const { violations, suppressedViolations = [] } of pluginReports) {
      expect(violations).toEqual([]);
      for (const { acknowledgedId, reason } of suppressedViolations)
        expect([acknowledgedId, reason.length > 40]).toEqual([acknowledgedId, true]);
    }
  });

  it('has wildcards only for the three prefixes of the bucket and the types of answers', () => {
    const wild = ['Data', 'Api'].flatMap((name) =>
      Object.entries(stackNamed(name))
        .filter(([, { Type }]) => Type === 'AWS::IAM::Policy')
        .flatMap(([id, { Properties }]) =>
          (Properties?.['PolicyDocument'] as { Statement: readonly Statement[] }).Statement.map((statement) => ({
            id,
            ...statement,
          })),
        )
        .filter(({ Action, Resource }) => JSON.stringify([Action, Resource]).includes('*'))
        .map(({ Action, Resource }) => ({ actions: [Action].flat().join(), resource: JSON.stringify(Resource) })),
    );
    for (const { actions, resource } of wild) {
      expect(actions).not.toContain('*');
      // No root type is granted as a whole (infra/roles-and-policies.test.ts lists each type).
      const fixed =
        actions === 'appsync:GraphQL'
          ? /\/types\/(?!Query|Mutation|Subscription)[A-Z]\w+\/\*/
          : new RegExp(`/(${prefixes.join('|')})(\\$\\{aws:PrincipalTag/owner\\}/)?\\*`);
      expect(resource).toMatch(fixed);
    }
    expect(wild.length).toBeGreaterThan(0);
  });

  it('retains every resource with data when it is deleted or replaced', () => {
    const kept = Object.entries(stackNamed('Data')).filter(([, { Type }]) =>
      /Table$|Bucket$|UserPool$|IdentityPool$/.test(Type),
    );
    expect(kept.length).toBe(8);
    for (const [id, resource] of kept) {
      const { DeletionPolicy, UpdateReplacePolicy } = resource as unknown as Record<string, string>;
      expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, 'Retain', 'Retain']);
    }
  });

  it('closes the archives’ bucket to the public and to plain http, and expires its objects automatically', () => {
    const [bucket] = Object.values(stackNamed('Data')).filter(({ Type }) => Type === 'AWS::S3::Bucket');
    expect(bucket?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: {
        Rules: [
          [archivesPrefix, 7],
          [uploadsPrefix, 31],
          [safetyPrefix, 31],
        ].map(([Prefix, ExpirationInDays]) => ({
          Status: 'Enabled',
          ExpirationInDays,
          Prefix,
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        })),
      },
    });
    const [policy] = Object.values(stackNamed('Data')).filter(({ Type }) => Type === 'AWS::S3::BucketPolicy');
    expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  });

  it('bundles each function with its SDK in less than a megabyte', () => {
    const { assetDir } = readAssembly(outDir);
    const functions = Object.entries(stackNamed('Api')).filter(([, { Type }]) => Type === 'AWS::Lambda::Function');
    expect(functions).toHaveLength(9);
    for (const [id, { Properties }] of functions) {
      const { S3Key } = Properties?.['Code'] as { S3Key: string };
      const bytes = readFileSync(join(assetDir(S3Key), 'index.mjs')).length;
      expect([id, bytes < 1_000_000]).toEqual([id, true]);
    }
  });
});
