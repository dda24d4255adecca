import type { ResolvedResource } from '../../template/resolved-resource.ts';
import { flag, group, list, oneOf, optional, passedOver, readResource, text, unexpected } from '../template-properties.ts';

/** An identity pool as the template has it: signed-in people of user pools get a role; nobody else gets anything. */
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
  /** Whether the user pool is asked if the person has signed out everywhere or is gone. */
  readonly asksUserPool: boolean;
}

/** Properties of AWS::Cognito::IdentityPool that change nothing here, and why. */
export const identityPoolPassedOver = {
  IdentityPoolName: 'the pool is known by its id',
  IdentityPoolTags: 'nothing here reads tags',
  AllowClassicFlow: 'GetOpenIdToken is refused by name',
} as const;

export function identityPoolFromTemplate(pool: ResolvedResource, roleAttachment: ResolvedResource): IdentityPoolSettings {
  const read = readResource(pool, 'AWS::Cognito::IdentityPool', {
    ...passedOver(identityPoolPassedOver),
    // Guests have no place in the host's principals: every field and object belongs to somebody.
    AllowUnauthenticatedIdentities: oneOf(false),
    CognitoIdentityProviders: list(group({ ClientId: text, ProviderName: text, ServerSideTokenCheck: flag(false) })),
    CognitoStreams: group({}),
    PushSync: group({}),
    OpenIdConnectProviderARNs: list(never),
    SamlProviderARNs: list(never),
    SupportedLoginProviders: group({}),
  });
  const attached = readResource(roleAttachment, 'AWS::Cognito::IdentityPoolRoleAttachment', {
    IdentityPoolId: text,
    Roles: group({ authenticated: text, unauthenticated: optional(text) }),
    RoleMappings: group({}),
  });
  const at = `${pool.stack}/${pool.logicalId}`;
  if (!/^[a-z]{2}(-[a-z]+)+-\d:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(pool.physicalId)) {
    throw unexpected(at, 'an identity pool id such as ap-northeast-1:00000000-0000-4000-8000-000000000000', pool.physicalId);
  }
  if (attached.IdentityPoolId !== pool.physicalId) {
    throw unexpected(`${roleAttachment.stack}/${roleAttachment.logicalId}.IdentityPoolId`, `${pool.physicalId} (${at})`, attached.IdentityPoolId);
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
