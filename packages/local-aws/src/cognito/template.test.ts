import { describe, expect, it } from 'vitest';
import { trustPolicyFromTemplate } from '../iam/trust-policy-from-template.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { identityPoolFromTemplate } from './identity-pools/settings.ts';
import { identityPoolId, poolId, providerName, roleArn } from './testing/cognito-under-test.ts';
import { userPoolClientFromTemplate } from './user-pools/client-settings.ts';
import { userPoolFromTemplate } from './user-pools/settings.ts';

function aResource(type: string, physicalId: string, properties: Record<string, unknown>): ResolvedResource {
  return { stack: 'Data', logicalId: 'It', type, physicalId, properties };
}

const email = { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] };
const aUserPool = (properties: Record<string, unknown>) =>
  userPoolFromTemplate(aResource('AWS::Cognito::UserPool', poolId, { ...email, ...properties }));
const aClient = (properties: Record<string, unknown>) =>
  userPoolClientFromTemplate(
    aResource('AWS::Cognito::UserPoolClient', 'client1', { UserPoolId: poolId, ...properties }),
  );
const anIdentityPool = (properties: Record<string, unknown>, attachment: Record<string, unknown> = {}) =>
  identityPoolFromTemplate(
    aResource('AWS::Cognito::IdentityPool', identityPoolId, { AllowUnauthenticatedIdentities: false, ...properties }),
    aResource('AWS::Cognito::IdentityPoolRoleAttachment', 'attachment', {
      IdentityPoolId: identityPoolId,
      Roles: { authenticated: roleArn },
      ...attachment,
    }),
  );

describe('a user pool of the template', () => {
  it('is read as the CDK writes it', () => {
    expect(
      aUserPool({
        AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
        DeletionProtection: 'ACTIVE',
        EmailVerificationMessage: 'The verification code to your new account is {####}',
        MfaConfiguration: 'OPTIONAL',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
        Policies: {
          PasswordPolicy: {
            MinimumLength: 12,
            RequireLowercase: true,
            RequireNumbers: true,
            RequireSymbols: true,
            RequireUppercase: true,
          },
        },
        Schema: [
          { Mutable: true, Name: 'email', Required: true },
          { Name: 'name', Required: true },
          { Name: 'theme', AttributeDataType: 'String' },
          { Name: 'fixed', Mutable: false },
        ],
        UsernameConfiguration: { CaseSensitive: false },
        VerificationMessageTemplate: {
          DefaultEmailOption: 'CONFIRM_WITH_CODE',
          EmailMessage: '{####}',
          EmailSubject: 'Verify',
          SmsMessage: '{####}',
        },
      }),
    ).toEqual({
      poolId,
      selfSignUp: true,
      caseSensitive: false,
      requiredAttributes: ['name'],
      customAttributes: ['custom:theme', 'custom:fixed'],
      immutableAttributes: ['custom:fixed'],
      mfa: 'OPTIONAL',
      keepsOriginalEmail: true,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireNumbers: true,
        requireSymbols: true,
        requireUppercase: true,
      },
    });
  });

  it("has Cognito's default password policy without one in the template, and only the rules of a given one", () => {
    expect(aUserPool({}).passwordPolicy).toEqual({
      minLength: 8,
      requireLowercase: true,
      requireNumbers: true,
      requireSymbols: true,
      requireUppercase: true,
    });
    expect(aUserPool({ Policies: { PasswordPolicy: { MinimumLength: 10 } } }).passwordPolicy).toEqual({
      minLength: 10,
      requireLowercase: false,
      requireNumbers: false,
      requireSymbols: false,
      requireUppercase: false,
    });
    expect(aUserPool({})).toMatchObject({
      caseSensitive: true,
      mfa: 'OFF',
      keepsOriginalEmail: false,
      immutableAttributes: [],
    });
  });

  it.each([
    [{ LambdaConfig: { PostConfirmation: 'arn' } }, /LambdaConfig\.PostConfirmation is not emulated by the local host/],
    [{ MfaConfiguration: 'OPTIONAL' }, /EnabledMfas: the local host expects \["SOFTWARE_TOKEN_MFA"\]/],
    [
      { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SMS_MFA'] },
      /EnabledMfas\[0\]: the local host expects "SOFTWARE_TOKEN_MFA", got "SMS_MFA"/,
    ],
    [{ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] }, /EnabledMfas\[1\]/],
    [
      { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['phone_number'] } },
      /expects "email", got "phone_number"/,
    ],
    [{ UsernameAttributes: ['phone_number'] }, /UsernameAttributes: the local host expects \["email"\]/],
    [{ DeviceConfiguration: {} }, /Data\/It \(AWS::Cognito::UserPool\)\.DeviceConfiguration is not emulated/],
    [
      { Policies: { PasswordPolicy: { MinimumLength: 3 } } },
      /MinimumLength: the local host expects a whole number from 6 to 99, got 3/,
    ],
    [{ toString: 1 }, /toString is not emulated/],
  ])('refuses %j by name', (properties, message) => {
    expect(() => aUserPool(properties)).toThrow(message);
  });

  it('refuses an id of another shape', () => {
    expect(() => userPoolFromTemplate(aResource('AWS::Cognito::UserPool', '../../etc', email))).toThrow(
      /expects a user pool id such as/,
    );
  });
});

describe('a client of the template', () => {
  it('is read as the CDK writes it', () => {
    expect(
      aClient({
        AccessTokenValidity: 60,
        IdTokenValidity: 30,
        RefreshTokenValidity: 43_200,
        TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
        AllowedOAuthFlowsUserPoolClient: false,
        EnableTokenRevocation: true,
        ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        GenerateSecret: false,
        PreventUserExistenceErrors: 'ENABLED',
        SupportedIdentityProviders: ['COGNITO'],
      }),
    ).toEqual({
      clientId: 'client1',
      poolId,
      authFlows: new Set(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']),
      hidesWhoExists: true,
      accessTokenTtlSeconds: 3600,
      idTokenTtlSeconds: 1800,
      refreshTokenTtlSeconds: 30 * 86_400,
      challengeTtlSeconds: 180,
      rotationGraceSeconds: undefined,
      readable: undefined,
      writable: undefined,
    });
  });

  it("has Cognito's defaults for everything that the template omits", () => {
    expect(aClient({})).toMatchObject({
      accessTokenTtlSeconds: 3600,
      idTokenTtlSeconds: 3600,
      refreshTokenTtlSeconds: 30 * 86_400,
      hidesWhoExists: false,
    });
    expect(aClient({}).authFlows).toContain('ALLOW_USER_SRP_AUTH');
    expect(aClient({ AccessTokenValidity: 2, RefreshTokenValidity: 1 })).toMatchObject({
      accessTokenTtlSeconds: 7200,
      refreshTokenTtlSeconds: 86_400,
    });
    expect(
      aClient({
        ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
      }).rotationGraceSeconds,
    ).toBe(10);
  });

  it.each([
    [{ GenerateSecret: true }, /GenerateSecret: the local host expects false, got true/],
    [{ AccessTokenValidity: 25 }, /AccessTokenValidity: the local host expects 300 to 86400 seconds, got 90000/],
    [{ ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }, /ExplicitAuthFlows\[0\]/],
    [
      { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED' } },
      /expects flows without ALLOW_REFRESH_TOKEN_AUTH/,
    ],
    [{ RefreshTokenRotation: { Feature: 'ENABLED' } }, /expects flows without ALLOW_REFRESH_TOKEN_AUTH/],
    [{ EnableTokenRevocation: false }, /EnableTokenRevocation/],
    [{ SupportedIdentityProviders: ['Google'] }, /expects "COGNITO", got "Google"/],
  ])('refuses %j by name', (properties, message) => {
    expect(() => aClient(properties)).toThrow(message);
  });
});

describe('an identity pool of the template', () => {
  it('is read with its role attachment', () => {
    expect(
      anIdentityPool({
        CognitoIdentityProviders: [{ ClientId: 'client1', ProviderName: providerName, ServerSideTokenCheck: true }],
      }),
    ).toEqual({
      identityPoolId,
      authenticatedRoleArn: roleArn,
      providers: [{ clientId: 'client1', providerName, asksUserPool: true }],
    });
  });

  it.each([
    [
      { AllowUnauthenticatedIdentities: true },
      {},
      /AllowUnauthenticatedIdentities: the local host expects false, got true/,
    ],
    [{ SupportedLoginProviders: { 'accounts.google.com': 'x' } }, {}, /accounts\.google\.com is not emulated/],
    [{ SamlProviderARNs: ['arn'] }, {}, /SamlProviderARNs/],
    [{}, { RoleMappings: { a: { Type: 'Rules' } } }, /RoleMappings\.a is not emulated/],
    [{}, { IdentityPoolId: 'another' }, /IdentityPoolId: the local host expects ap-northeast-1:/],
  ])('refuses %j with %j by name', (pool, attachment, message) => {
    expect(() => anIdentityPool(pool, attachment)).toThrow(message);
  });
});

describe("a role's trust policy", () => {
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
  };

  it('is read with lone entries as lists', () => {
    expect(trustPolicyFromTemplate({ Version: '2012-10-17', Statement: statement }, 'Role').Statement).toEqual([
      { ...statement, Action: [statement.Action] },
    ]);
  });

  it.each([
    [{ Statement: [{ ...statement, NotAction: 'x' }] }, /NotAction is not emulated/],
    [
      { Statement: [{ ...statement, Condition: { StringEquals: { 'aws:SourceIp': '::1' } } }] },
      /expects conditions on cognito-identity\.amazonaws\.com:aud/,
    ],
    [
      { Statement: [{ ...statement, Condition: { StringAlmost: { 'cognito-identity.amazonaws.com:aud': 'x' } } }] },
      /does not support the condition operator "StringAlmost"/,
    ],
    [{ Statement: [{ ...statement, Effect: undefined }] }, /Effect: the local host expects "Allow" or "Deny"/],
  ])('refuses %j by name', (document, message) => {
    expect(() => trustPolicyFromTemplate(document, 'Role')).toThrow(message);
  });
});
