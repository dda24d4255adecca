import type { JWTPayload } from 'jose';
import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import { CognitoError } from '../cognito-error.ts';
import type { IdentityPool, IdentityPoolsContext } from './identity-pool.ts';
import type { Login } from './identity-store.ts';
import type { IdentityProviderSettings } from './settings.ts';

/**
 * Verifies a request's `Logins` and returns the login. There must be one login, of one of the pool's user pools. Its id
 * token must have a valid signature, issuer, audience, kind and expiry. If the pool asks for it, the session must still
 * be active. Throws `NotAuthorizedException`.
 */
export async function verifyLogin(
  context: IdentityPoolsContext,
  { settings }: IdentityPool,
  logins: Readonly<Record<string, string>>,
): Promise<Login> {
  const [first, ...others] = Object.entries(logins);
  if (!first) throw notAuthorized('Unauthenticated access is not supported for this identity pool.');
  if (others.length > 0)
    throw new CognitoError(
      'InvalidParameterException',
      'Linking several logins to one identity is not emulated by the local host: send one.',
    );
  const [providerName, token] = first;
  const providers = settings.providers.filter((provider) => provider.providerName === providerName);
  if (providers.length === 0) throw notAuthorized('Token is not from a supported provider of this identity pool.');
  const poolId = providerName.slice(providerName.indexOf('/') + 1);
  const claims = await verify(context, providerName, poolId, token);
  const provider = demandProvider(providers, claims);
  const { sub, origin_jti: originJti } = claims;
  if (!sub) throw notAuthorized('Invalid login token. Missing a required claim: sub');
  if (provider.asksUserPool && !context.userPools.isSignedIn(poolId, sub, String(originJti)))
    throw notAuthorized('Invalid login token. Token has been revoked');
  return { providerName, sub };
}

async function verify(
  { userPools, clock }: IdentityPoolsContext,
  providerName: string,
  poolId: string,
  token: string,
): Promise<JWTPayload> {
  const jwks = userPools.jwksOf(poolId);
  if (!jwks) throw new CognitoError('ResourceNotFoundException', `User pool ${poolId} does not exist.`);
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(jwks), {
      issuer: `https://${providerName}`,
      algorithms: ['RS256'],
      currentDate: new Date(clock.nowMs()),
    });
    return payload;
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) {
      const { exp = 0 } = cause.payload;
      throw notAuthorized(`Invalid login token. Token expired: ${exp} >= ${Math.floor(clock.nowMs() / 1000)}`, cause);
    }
    if (cause instanceof errors.JWTClaimValidationFailed && cause.claim === 'iss')
      throw notAuthorized("Invalid login token. Issuer doesn't match providerName", cause);
    if (cause instanceof errors.JOSEError)
      throw notAuthorized("Invalid login token. Couldn't verify signed token.", cause);
    throw cause;
  }
}

/** The provider whose client the token was made for. An access token has no audience. */
function demandProvider(providers: readonly IdentityProviderSettings[], claims: JWTPayload): IdentityProviderSettings {
  if (claims.aud === undefined) throw notAuthorized('Invalid login token. Missing a required claim: aud');
  const provider = providers.find(({ clientId }) => clientId === claims.aud);
  if (!provider) throw notAuthorized('Token is not from a supported provider of this identity pool.');
  if (claims['token_use'] !== 'id') throw notAuthorized('Invalid login token. Not an id token.');
  return provider;
}

function notAuthorized(message: string, cause?: unknown): CognitoError {
  return new CognitoError('NotAuthorizedException', message, { cause });
}
