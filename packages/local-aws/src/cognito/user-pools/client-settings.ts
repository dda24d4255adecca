import {
  group,
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

/** An app client of a user pool. It is public and without a secret, as a browser needs. */
export interface UserPoolClientSettings {
  readonly clientId: string;
  readonly poolId: string;
  readonly authFlows: ReadonlySet<AuthFlow>;
  readonly accessTokenTtlSeconds: number;
  readonly idTokenTtlSeconds: number;
  readonly refreshTokenTtlSeconds: number;
  /** The lifetime of an SRP challenge. */
  readonly challengeTtlSeconds: number;
  /** True when an unknown user gets the same error as a wrong password. */
  readonly hidesWhoExists: boolean;
  /** The time for which an old refresh token still works after a rotation. Undefined without rotation. */
  readonly rotationGraceSeconds: number | undefined;
  /** Attributes that the client may read and write. Undefined means all. */
  readonly readable: ReadonlySet<string> | undefined;
  readonly writable: ReadonlySet<string> | undefined;
}

export type AuthFlow =
  | 'ALLOW_USER_SRP_AUTH'
  | 'ALLOW_USER_PASSWORD_AUTH'
  | 'ALLOW_REFRESH_TOKEN_AUTH'
  | 'ALLOW_CUSTOM_AUTH';

/** Properties of AWS::Cognito::UserPoolClient that have no effect here, and why. */
export const userPoolClientPassedOver = {
  ClientName: 'the client is known by its id',
  AllowedOAuthFlows: 'its pages exist only with an AWS::Cognito::UserPoolDomain, which the host does not emulate',
  AllowedOAuthFlowsUserPoolClient:
    'its pages exist only with an AWS::Cognito::UserPoolDomain, which the host does not emulate',
  AllowedOAuthScopes: 'its pages exist only with an AWS::Cognito::UserPoolDomain, which the host does not emulate',
  CallbackURLs: 'its pages exist only with an AWS::Cognito::UserPoolDomain, which the host does not emulate',
  LogoutURLs: 'its pages exist only with an AWS::Cognito::UserPoolDomain, which the host does not emulate',
  DefaultRedirectURI: 'its pages exist only with an AWS::Cognito::UserPoolDomain, which the host does not emulate',
  EnablePropagateAdditionalUserContextData: 'threat protection has nothing to judge on one machine',
} as const;

export function userPoolClientFromTemplate(resource: ResolvedResource): UserPoolClientSettings {
  const read = readResource(resource, 'AWS::Cognito::UserPoolClient', {
    ...passedOver(userPoolClientPassedOver),
    UserPoolId: text,
    GenerateSecret: optional(oneOf(false)),
    SupportedIdentityProviders: optional(list(oneOf('COGNITO'))),
    ExplicitAuthFlows: optional(
      list(
        oneOf<AuthFlow>(
          'ALLOW_USER_SRP_AUTH',
          'ALLOW_USER_PASSWORD_AUTH',
          'ALLOW_REFRESH_TOKEN_AUTH',
          'ALLOW_CUSTOM_AUTH',
        ),
      ),
    ),
    AccessTokenValidity: optional(wholeNumber({ min: 1, max: 86_400 })),
    IdTokenValidity: optional(wholeNumber({ min: 1, max: 86_400 })),
    RefreshTokenValidity: optional(wholeNumber({ min: 0, max: 315_360_000 })),
    TokenValidityUnits: group({ AccessToken: optional(unit), IdToken: optional(unit), RefreshToken: optional(unit) }),
    PreventUserExistenceErrors: optional(oneOf('LEGACY', 'ENABLED')),
    EnableTokenRevocation: optional(oneOf(true)),
    AuthSessionValidity: optional(wholeNumber({ min: 3, max: 15 }), 3),
    RefreshTokenRotation: group({
      Feature: optional(oneOf('DISABLED', 'ENABLED')),
      RetryGracePeriodSeconds: optional(wholeNumber({ min: 0, max: 60 }), 0),
    }),
    ReadAttributes: optional(list(text)),
    WriteAttributes: optional(list(text)),
  });
  const validity = (name: 'AccessToken' | 'IdToken' | 'RefreshToken', limits: TtlLimits): number => {
    const amount = read[`${name}Validity`];
    // Without the property, both the number and its unit are the service's defaults.
    const ttlSeconds =
      amount === undefined || amount === 0
        ? limits.whenLeftOut
        : amount * unitSeconds[read.TokenValidityUnits[name] ?? limits.unit];
    if (ttlSeconds >= limits.min && ttlSeconds <= limits.max) return ttlSeconds;
    throw unexpected(`${placeOf(resource)}.${name}Validity`, `${limits.min} to ${limits.max} seconds`, ttlSeconds);
  };
  const authFlows = new Set(read.ExplicitAuthFlows ?? flowsWhenLeftOut);
  const isRotating = read.RefreshTokenRotation.Feature === 'ENABLED';
  // Rotation is not compatible with this flow, which must be removed (developer guide).
  if (isRotating && authFlows.has('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw unexpected(
      `${placeOf(resource)}.ExplicitAuthFlows`,
      'flows without ALLOW_REFRESH_TOKEN_AUTH beside RefreshTokenRotation',
      [...authFlows],
    );
  }
  return {
    clientId: resource.physicalId,
    poolId: read.UserPoolId,
    authFlows,
    accessTokenTtlSeconds: validity('AccessToken', shortLived),
    idTokenTtlSeconds: validity('IdToken', shortLived),
    refreshTokenTtlSeconds: validity('RefreshToken', longLived),
    challengeTtlSeconds: read.AuthSessionValidity * 60,
    hidesWhoExists: read.PreventUserExistenceErrors === 'ENABLED',
    rotationGraceSeconds: isRotating ? read.RefreshTokenRotation.RetryGracePeriodSeconds : undefined,
    readable: read.ReadAttributes && new Set(read.ReadAttributes),
    writable: read.WriteAttributes && new Set(read.WriteAttributes),
  };
}

const flowsWhenLeftOut: readonly AuthFlow[] = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];

const unitSeconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
const unit = oneOf('seconds', 'minutes', 'hours', 'days');

/** In seconds. The API reference of UserPoolClientType allows 5 minutes to a day, and an hour to ten years. */
interface TtlLimits {
  readonly min: number;
  readonly max: number;
  readonly whenLeftOut: number;
  readonly unit: keyof typeof unitSeconds;
}
const shortLived: TtlLimits = { min: 300, max: 86_400, whenLeftOut: 3600, unit: 'hours' };
const longLived: TtlLimits = { min: 3600, max: 315_360_000, whenLeftOut: 30 * 86_400, unit: 'days' };
