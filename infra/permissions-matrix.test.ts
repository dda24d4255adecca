import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { permissionsDocument } from './permissions-document.ts';
import { permissionsIn, permissionsMarkdown } from './permissions-matrix.ts';
import type { SeenResource } from './synthesised.ts';

/** The rows of each role, under the heading of the part. */
function rolesIn(document: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    document.split(/^(?=## )/m).flatMap((part) => {
      const [heading = '', ...roles] = part.split(/^### /m);
      const title = heading.split('\n')[0] ?? '';
      return roles.map((role) => {
        const [name = '', ...lines] = role.split('\n');
        return [`${title}: ${name}`, lines.filter((line) => line.startsWith('|'))] as const;
      });
    }),
  );
}

const printed = rolesIn(readFileSync(join(import.meta.dirname, '..', 'docs', 'permissions.md'), 'utf8'));
const actual = rolesIn(permissionsDocument());

// `npm run docs:permissions` prints the page again. Look at what it changes.
describe('docs/permissions.md', () => {
  it('has the roles of the templates, and no other', () => {
    expect(Object.keys(printed)).toEqual(Object.keys(actual));
    expect(Object.keys(actual).length).toBeGreaterThan(30);
  });

  it.each(Object.keys(actual))('%s has just these permissions', (role) => {
    expect(printed[role]).toEqual(actual[role]);
  });
});

const seen = (type: string, properties: Record<string, unknown>): SeenResource => ({
  stack: 'Api',
  id: 'Thing',
  type,
  properties,
  deletion: undefined,
  replacement: undefined,
});
const statement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: ['A.Arn', 'B.Arn'] };
const document = { Statement: [statement] };

describe('the matrix', () => {
  it('has a row for each resource, with all actions of the statement', () => {
    expect(permissionsIn([seen('AWS::IAM::Policy', { Roles: ['R', 'S'], PolicyDocument: document })])).toEqual(
      ['Api/R', 'Api/S'].flatMap((role) =>
        ['A.Arn', 'B.Arn'].map((resource) => ({
          role,
          actions: 's3:GetObject, s3:PutObject',
          resource,
          condition: '',
        })),
      ),
    );
  });

  it('shows who may assume a role, its inline policies and AWS’s own', () => {
    const role = seen('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '*' }, Condition: { Bool: {} } }],
      },
      Policies: [{ PolicyDocument: document }],
      ManagedPolicyArns: ['AdministratorAccess'],
    });
    expect(
      permissionsMarkdown(permissionsIn([role]))
        .split('\n')
        .slice(4),
    ).toEqual([
      '| sts:AssumeRole | `may be assumed by {"AWS":"*"}` | `{"Bool":{}}` |',
      '| s3:GetObject, s3:PutObject | `A.Arn` |  |',
      '| s3:GetObject, s3:PutObject | `B.Arn` |  |',
      '| everything in AWS’s own policy | `AdministratorAccess` |  |',
    ]);
  });

  it('shows policies of buckets, topics and functions, and what they refuse', () => {
    const deny = { Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: 'A.Arn', Principal: '*' }] };
    const permissions = permissionsIn([
      seen('AWS::S3::BucketPolicy', { PolicyDocument: deny }),
      seen('AWS::SNS::TopicPolicy', { PolicyDocument: deny }),
      seen('AWS::Lambda::Permission', {
        Action: 'lambda:InvokeFunction',
        FunctionName: 'F.Arn',
        Principal: 'events.amazonaws.com',
        SourceArn: 'Rule.Arn',
      }),
      seen('AWS::S3::Bucket', {}),
    ]);
    expect(permissions.map(({ actions, resource, condition }) => [actions, resource, condition])).toEqual([
      ['**never** s3:*', 'A.Arn for *', ''],
      ['**never** s3:*', 'A.Arn for *', ''],
      ['lambda:InvokeFunction', 'F.Arn for events.amazonaws.com', 'source Rule.Arn'],
    ]);
  });
});
