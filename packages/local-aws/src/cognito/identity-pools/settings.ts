import {
  flag,
  group,
  list,
  oneOf,
  optional,
  passedOver,
  placeOf,
  readResource,
  text,
} from '../../template/properties.ts';
import type { ResolvedResource } from '../../template/resolved-resource.ts';
import { unexpected } from '../../template/unsupported-property.ts';

/** An identity pool of the template. Signed-in users of its user pools get a role. All others are refused. */
export interface IdentityPoolSettings {
  /** `<region>:<uuid>` */
  readonly identityPoolId: string;
  readonly providers: readonly IdentityProviderSettings[];
  /** `arn:aws:iam::<account>:role/<name>` */
  readonly authenticatedRoleArn: string;
}

export interface IdentityProviderSettings {
  readonly clientId: string;
  /** `cognito-idp.<region>.amazonaws.com/<poolId>` */
  readonly providerName: string;
  /** True when the user pool is asked whether the user has signed out everywhere or was deleted. */
  readonly asksUserPool: boolean;
}

/** Properties of AWS::Cognito::IdentityPool that have no effect here, and why. */
export const identityPoolPassedOver = {
  IdentityPoolName: 'the pool is known by its id',
  IdentityPoolTags: 'nothing here reads tags',
  AllowClassicFlow: 'GetOpenIdToken is refused by name',
} as const;

export function identityPoolFromTemplate(
  pool: ResolvedResource,
  roleAttachment: ResolvedResource,
): IdentityPoolSettings {
  const read = readResource(pool, 'AWS::Cognito::IdentityPool', {
    ...passedOver(identityPoolPassedOver),
    // The host has no principals for guests.
    AllowUnauthenticatedIdentities: optional(oneOf(false)),
    CognitoIdentityProviders: optional(
      list(group({ ClientId: text, ProviderName: text, ServerSideTokenCheck: optional(flag, false) })),
      [],
    ),
    CognitoStreams: group({}),
    PushSync: group({}),
    OpenIdConnectProviderARNs: optional(list(never)),
    SamlProviderARNs: optional(list(never)),
    SupportedLoginProviders: group({}),
  });
  const attached = readResource(roleAttachment, 'AWS::Cognito::IdentityPoolRoleAttachment', {
    IdentityPoolId: text,
    Roles: group({ authenticated: text, unauthenticated: optional(text) }),
    RoleMappings: group({}),
  });
  if (!/^[a-z]{2}(-[a-z]+)+-\d:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(pool.physicalId)) {
    throw unexpected(
      placeOf(pool),
      'an identity pool id such as ap-northeast-1:00000000-0000-4000-8000-000000000000',
      pool.physicalId,
    );
  }
  if (attached.IdentityPoolId !== pool.physicalId) {
    throw unexpected(
      `${placeOf(roleAttachment)}.IdentityPoolId`,
      `${pool.physicalId} of ${placeOf(pool)}`,
      attached.IdentityPoolId,
    );
  }
  return {
    identityPoolId: pool.physicalId,
    providers: read.CognitoIdentityProviders.map((provider) => ({
      clientId: provider.ClientId,
      providerName: provider.ProviderName,
      asksUserPool: provider.ServerSideTokenCheck,
    })),
    authenticatedRoleArn: attached.Roles.authenticated,
  };
}

function never(value: unknown, at: string): never {
  throw unexpected(at, 'an empty list', value);
}
