import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { People } from './people.ts';
import type { WhoMaySignUp } from './settings.ts';
import { SignedInRole } from './signed-in-role.ts';
import { testSettings } from './synthesised.ts';

interface Synthesised {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

function synthesised(whoMaySignUp: WhoMaySignUp = 'invited') {
  const stack = new Stack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Stack', {
    env: { region: 'ap-northeast-1', account: '123456789012' },
  });
  const people = new People(stack, 'People', { ...testSettings, whoMaySignUp });
  const role = new SignedInRole(stack, 'SignedIn', people);
  const resources = Object.entries(
    (Template.fromStack(stack).toJSON() as { Resources: Record<string, Synthesised> }).Resources,
  );
  const only = (type: string): Synthesised => {
    const found = resources.filter(([, { Type }]) => Type === type).map(([, resource]) => resource);
    expect(found).toHaveLength(1);
    return found[0] as Synthesised;
  };
  return { stack, people, role, resources, only };
}

const { stack, people, resources, only } = synthesised();
const ref = (construct: { readonly ref: string }) => stack.resolve(construct.ref) as unknown;
const idOf = (type: string) => resources.find(([, { Type }]) => Type === type)?.[0] ?? '';
const reference = (type: string) => ({ Ref: idOf(type) });

type Row = readonly [property: string, value: unknown, guards: string];

/** Every property that guards something, and the hole without it. */
const tables: Readonly<Record<string, readonly Row[]>> = {
  'AWS::Cognito::UserPool': [
    ['UsernameAttributes', ['email'], 'one name per person'],
    ['UsernameConfiguration', { CaseSensitive: false }, 'a second account by other letters'],
    ['AutoVerifiedAttributes', ['email'], 'an address nobody has proved'],
    [
      'UserAttributeUpdateSettings',
      { AttributesRequireVerificationBeforeUpdate: ['email'] },
      'an account moved to another mailbox by a stolen session',
    ],
    ['MfaConfiguration', 'OPTIONAL', 'a second factor for those who want one'],
    ['EnabledMfas', ['SOFTWARE_TOKEN_MFA'], 'codes by SMS; codes by mail, which would bar recovery by mail'],
    [
      'AccountRecoverySetting',
      { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      'recovery by a telephone number',
    ],
    [
      'Policies',
      {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercase: true,
        },
      },
      'guessed passwords',
    ],
    ['Schema', [{ Mutable: true, Name: 'email', Required: true }], 'people without an address'],
    ['DeletionProtection', 'ACTIVE', 'everybody’s accounts'],
    ['AdminCreateUserConfig', { AllowAdminCreateUserOnly: true }, 'strangers who sign up by the API, without the page'],
  ],
  'AWS::Cognito::UserPoolClient': [
    ['UserPoolId', reference('AWS::Cognito::UserPool'), 'another pool’s people'],
    ['GenerateSecret', false, 'a secret in the page'],
    ['ExplicitAuthFlows', ['ALLOW_USER_SRP_AUTH'], 'passwords in the clear; refresh without rotation'],
    ['PreventUserExistenceErrors', 'ENABLED', 'who has an account'],
    ['EnableTokenRevocation', true, 'a session that its owner cannot end'],
    ['AccessTokenValidity', 15, 'a stolen access token'],
    ['IdTokenValidity', 15, 'a stolen id token'],
    ['RefreshTokenValidity', 7 * 24 * 60, 'a stolen refresh token'],
    ['TokenValidityUnits', { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' }, 'the three above'],
    ['RefreshTokenRotation', { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 }, 'a refresh token that works twice'],
    ['SupportedIdentityProviders', ['COGNITO'], 'other providers'],
    ['AllowedOAuthFlowsUserPoolClient', false, 'the hosted pages and their redirects'],
  ],
  'AWS::Cognito::IdentityPool': [
    ['AllowUnauthenticatedIdentities', false, 'guests'],
    [
      'CognitoIdentityProviders',
      [
        {
          ClientId: reference('AWS::Cognito::UserPoolClient'),
          ProviderName: { 'Fn::GetAtt': [idOf('AWS::Cognito::UserPool'), 'ProviderName'] },
          ServerSideTokenCheck: true,
        },
      ],
      'tokens of other clients and pools; a session that was signed out',
    ],
  ],
  'AWS::Cognito::IdentityPoolRoleAttachment': [
    ['IdentityPoolId', ref(people.identityPool), 'another pool'],
    ['Roles', { authenticated: { 'Fn::GetAtt': [idOf('AWS::IAM::Role'), 'Arn'] } }, 'a role for guests'],
  ],
  'AWS::IAM::Role': [
    [
      'AssumeRolePolicyDocument',
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRoleWithWebIdentity',
            Principal: { Federated: 'cognito-identity.amazonaws.com' },
            Condition: {
              StringEquals: { 'cognito-identity.amazonaws.com:aud': ref(people.identityPool) },
              'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
            },
          },
        ],
      },
      'identities of anybody’s pool (aud), and guests (amr)',
    ],
  ],
};

/** The other properties: texts for people, and values that CloudFormation requires. */
const withoutGuard: Readonly<Record<string, readonly string[]>> = {
  'AWS::Cognito::UserPool': [
    'EmailVerificationMessage',
    'EmailVerificationSubject',
    'SmsVerificationMessage',
    'VerificationMessageTemplate',
  ],
  'AWS::IAM::Role': ['Description'],
};

describe.each(Object.entries(tables))('%s', (type, rows) => {
  it.each(rows)('%s guards', (property, value, guards) => {
    expect([guards, only(type).Properties[property]]).toEqual([guards, value]);
  });

  it('has no other property', () => {
    expect(Object.keys(only(type).Properties).sort()).toEqual(
      [...rows.map(([property]) => property), ...(withoutGuard[type] ?? [])].sort(),
    );
  });
});

it('makes these resources and no other', () => {
  expect(resources.map(([, { Type }]) => Type).sort()).toEqual(Object.keys(tables).sort());
});

it.each(['AWS::Cognito::UserPool', 'AWS::Cognito::IdentityPool'])(
  'keeps the %s when the stack is deleted or it is replaced',
  (type) => {
    expect(only(type)).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  },
);

it('tells the page what the template has', () => {
  expect(stack.resolve(people.amplifyAuth)).toEqual({
    aws_region: 'ap-northeast-1',
    user_pool_id: reference('AWS::Cognito::UserPool'),
    user_pool_client_id: reference('AWS::Cognito::UserPoolClient'),
    identity_pool_id: reference('AWS::Cognito::IdentityPool'),
    username_attributes: ['email'],
    standard_required_attributes: ['email'],
    user_verification_types: ['email'],
    unauthenticated_identities_enabled: false,
    mfa_configuration: 'OPTIONAL',
    mfa_methods: ['TOTP'],
    password_policy: {
      min_length: 12,
      require_lowercase: true,
      require_uppercase: true,
      require_numbers: true,
      require_symbols: true,
    },
  });
});

it('lets people sign up by themselves only where the setting says so', () => {
  const { Properties } = synthesised('everyone').only('AWS::Cognito::UserPool');
  expect(Properties['AdminCreateUserConfig']).toEqual({ AllowAdminCreateUserOnly: false });
});

it('asks a function about each address where domains decide, and nowhere else', () => {
  const { only } = synthesised({ emailDomains: ['example.com', 'ie.example'] });
  const pool = only('AWS::Cognito::UserPool').Properties;
  expect(pool['AdminCreateUserConfig']).toEqual({ AllowAdminCreateUserOnly: false });
  expect(pool['LambdaConfig']).toHaveProperty('PreSignUp');
  expect(only('AWS::Lambda::Function').Properties['Environment']).toEqual({
    Variables: { SIGN_UP_DOMAINS: 'example.com,ie.example' },
  });
  expect(only('AWS::Lambda::Permission').Properties).toMatchObject({ Principal: 'cognito-idp.amazonaws.com' });
  expect(resources.map(([, { Type }]) => Type)).not.toContain('AWS::Lambda::Function');
});
