import type { Property } from '../../template/properties.ts';
import {
  flag,
  group,
  ignored,
  list,
  oneOf,
  optional,
  passedOver,
  placeOf,
  readResource,
  text,
  wholeNumber,
} from '../../template/properties.ts';
import type { ResolvedResource } from '../../template/resolved-resource.ts';
import { unexpected } from '../../template/unsupported-property.ts';

/** A user pool of the template. Users sign in with their email. Their user name is a UUID that the pool generates. */
export interface UserPoolSettings {
  /** `<region>_<name>` */
  readonly poolId: string;
  readonly passwordPolicy: PasswordPolicy;
  /** False when only an administrator creates users. */
  readonly selfSignUp: boolean;
  readonly caseSensitive: boolean;
  /** The required attributes of a new user other than `email`, e.g. `name`. */
  readonly requiredAttributes: readonly string[];
  /** `custom:…` names of the schema. */
  readonly customAttributes: readonly string[];
  /** Attributes that cannot change after sign-up. */
  readonly immutableAttributes: readonly string[];
  /** A second factor is unknown, each user's choice, or required. The only factor is an authenticator app. */
  readonly mfa: 'OFF' | 'OPTIONAL' | 'ON';
  /** True when a new email replaces the old one only after it is verified. */
  readonly keepsOriginalEmail: boolean;
  /** The function that is asked before a user is made. */
  readonly preSignUpArn?: string;
}

export interface PasswordPolicy {
  readonly minLength: number;
  readonly requireUppercase: boolean;
  readonly requireLowercase: boolean;
  readonly requireNumbers: boolean;
  readonly requireSymbols: boolean;
}

/** Properties of AWS::Cognito::UserPool that have no effect here, and why. */
export const userPoolPassedOver = {
  UserPoolName: 'the pool is known by its id',
  UserPoolTags: 'nothing here reads tags',
  UserPoolTier: 'a price, not a behaviour of what is emulated',
  UserPoolAddOns: 'threat protection has nothing to judge on one machine',
  DeletionProtection: 'the host never deletes a pool',
  EmailConfiguration: 'the host sends no mail: it shows codes itself',
  EmailVerificationMessage: 'the host sends no mail: it shows codes itself',
  EmailVerificationSubject: 'the host sends no mail: it shows codes itself',
  SmsConfiguration: 'the host sends no text messages',
  SmsVerificationMessage: 'the host sends no text messages',
  SmsAuthenticationMessage: 'the host sends no text messages',
} as const;

export function userPoolFromTemplate(resource: ResolvedResource): UserPoolSettings {
  const read = readResource(resource, 'AWS::Cognito::UserPool', {
    ...passedOver(userPoolPassedOver),
    UsernameAttributes: exactly('email'),
    AutoVerifiedAttributes: exactly('email'),
    UsernameConfiguration: group({ CaseSensitive: optional(flag, true) }),
    MfaConfiguration: optional(oneOf('OFF', 'OPTIONAL', 'ON'), 'OFF'),
    EnabledMfas: optional(list(oneOf('SOFTWARE_TOKEN_MFA')), []),
    UserAttributeUpdateSettings: group({
      AttributesRequireVerificationBeforeUpdate: optional(list(oneOf('email')), []),
    }),
    AdminCreateUserConfig: group({
      AllowAdminCreateUserOnly: optional(flag, false),
      InviteMessageTemplate: ignored,
      UnusedAccountValidityDays: ignored,
    }),
    Policies: optional(
      group({
        PasswordPolicy: optional(passwordPolicy),
        SignInPolicy: group({ AllowedFirstAuthFactors: optional(list(oneOf('PASSWORD'))) }),
      }),
    ),
    AccountRecoverySetting: group({
      RecoveryMechanisms: optional(list(group({ Name: oneOf('verified_email'), Priority: ignored }))),
    }),
    VerificationMessageTemplate: group({
      DefaultEmailOption: optional(oneOf('CONFIRM_WITH_CODE')),
      EmailMessage: ignored,
      EmailSubject: ignored,
      SmsMessage: ignored,
      EmailMessageByLink: ignored,
      EmailSubjectByLink: ignored,
    }),
    LambdaConfig: group({ PreSignUp: optional(text) }),
    Schema: optional(
      list(
        group({
          Name: text,
          Required: optional(flag, false),
          Mutable: optional(flag, true),
          DeveloperOnlyAttribute: optional(oneOf(false)),
          AttributeDataType: optional(oneOf('String')),
          StringAttributeConstraints: ignored,
        }),
      ),
      [],
    ),
  });
  if (!/^[a-z]{2}(-[a-z]+)+-\d_\w+$/.test(resource.physicalId)) {
    throw unexpected(placeOf(resource), 'a user pool id such as ap-northeast-1_AbCdEf123', resource.physicalId);
  }
  // Without the list, codes would go by SMS.
  if (read.MfaConfiguration !== 'OFF' && read.EnabledMfas.length === 0)
    throw unexpected(`${placeOf(resource)}.EnabledMfas`, '["SOFTWARE_TOKEN_MFA"]', read.EnabledMfas);
  const named = read.Schema.map((attribute) => ({ ...attribute, isStandard: standardAttributes.has(attribute.Name) }));
  return {
    poolId: resource.physicalId,
    passwordPolicy: read.Policies?.PasswordPolicy ?? policyWhenLeftOut,
    selfSignUp: !read.AdminCreateUserConfig.AllowAdminCreateUserOnly,
    caseSensitive: read.UsernameConfiguration.CaseSensitive,
    requiredAttributes: named
      .filter((attribute) => attribute.Required && attribute.Name !== 'email')
      .map((attribute) => attribute.Name),
    customAttributes: named.filter((attribute) => !attribute.isStandard).map((attribute) => `custom:${attribute.Name}`),
    immutableAttributes: named
      .filter((attribute) => !attribute.Mutable)
      .map((attribute) => (attribute.isStandard ? attribute.Name : `custom:${attribute.Name}`)),
    mfa: read.MfaConfiguration,
    keepsOriginalEmail: read.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate.length > 0,
    ...(read.LambdaConfig.PreSignUp === undefined ? {} : { preSignUpArn: read.LambdaConfig.PreSignUp }),
  };
}

/** OpenID Connect's standard claims, which every pool has as attributes. */
export const standardAttributes: ReadonlySet<string> = new Set([
  'address',
  'birthdate',
  'email',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'picture',
  'preferred_username',
  'profile',
  'updated_at',
  'website',
  'zoneinfo',
]);

/** The default of CreateUserPool for a request without a policy. In a given policy, each omitted flag is false. */
const policyWhenLeftOut: PasswordPolicy = {
  minLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
};

const passwordPolicy: Property<PasswordPolicy> = (value, at) => {
  const read = group({
    MinimumLength: optional(wholeNumber({ min: 6, max: 99 }), 8),
    RequireUppercase: optional(flag, false),
    RequireLowercase: optional(flag, false),
    RequireNumbers: optional(flag, false),
    RequireSymbols: optional(flag, false),
    TemporaryPasswordValidityDays: ignored,
    PasswordHistorySize: optional(oneOf(0)),
  })(value, at);
  return {
    minLength: read.MinimumLength,
    requireUppercase: read.RequireUppercase,
    requireLowercase: read.RequireLowercase,
    requireNumbers: read.RequireNumbers,
    requireSymbols: read.RequireSymbols,
  };
};

function exactly(name: string): Property<readonly string[]> {
  return (value, at) => {
    if (Array.isArray(value) && value.length === 1 && value[0] === name) return [name];
    throw unexpected(at, JSON.stringify([name]), value);
  };
}
