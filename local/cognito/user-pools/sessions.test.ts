import { GlobalSignOutCommand, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { clientId } from '../doors-under-test.ts';
import { aMember, hourMs } from './user-pool-under-test.ts';

describe('a session', () => {
  it('refreshes with both calls, until the refresh token ends', async () => {
    const { doors, signIn, refresh, initiate } = await aMember();
    const { RefreshToken, IdToken } = await signIn();
    doors.passMs(2 * hourMs);
    const viaInitiate = (await initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken })).AuthenticationResult;
    const viaTokens = (await refresh(RefreshToken)).AuthenticationResult;
    for (const result of [viaInitiate, viaTokens]) {
      expect(result?.RefreshToken).toBeUndefined();
      expect(decodeJwt(result?.IdToken ?? '')).toMatchObject({ auth_time: decodeJwt(IdToken)['auth_time'], origin_jti: decodeJwt(IdToken)['origin_jti'] });
      expect(decodeJwt(result?.IdToken ?? '').exp).toBeGreaterThan(decodeJwt(IdToken).exp ?? 0);
    }
    doors.passMs(30 * 24 * hourMs);
    await expect(refresh(RefreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException', message: 'Refresh Token has expired' });
    await expect(refresh('made-up')).rejects.toMatchObject({ message: 'Invalid Refresh Token' });
  });

  it('belongs to its client', async () => {
    const { signIn, refresh, sdk } = await aMember({ otherClient: {} });
    const { RefreshToken } = await signIn();
    await expect(refresh(RefreshToken, '2other')).rejects.toMatchObject({ message: 'Invalid Refresh Token' });
    await expect(sdk().send(new RevokeTokenCommand({ ClientId: '2other', Token: RefreshToken }))).rejects.toMatchObject({ name: 'UnauthorizedException' });
    await refresh(RefreshToken);
  });

  it('rotates its refresh token where the client says so: the old one works for the grace period', async () => {
    const { doors, signIn, refresh, initiate } = await aMember({ client: { rotationGraceSeconds: 10 } });
    const { RefreshToken: first } = await signIn();
    const second = (await refresh(first)).AuthenticationResult?.RefreshToken ?? '';
    expect(second).not.toBe(first);
    doors.passMs(9_000);
    await refresh(first);
    doors.passMs(1_000);
    await expect(refresh(first)).rejects.toMatchObject({ name: 'RefreshTokenReuseException' });
    await expect(initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: second })).rejects.toMatchObject({ message: expect.stringContaining('GetTokensFromRefreshToken') as unknown });
  });

  it('ends when it is revoked, others go on', async () => {
    const { doors, signIn, refresh, getUser, sdk } = await aMember();
    const [mine, other] = [await signIn(), await signIn()];
    await sdk().send(new RevokeTokenCommand({ ClientId: clientId, Token: mine.RefreshToken }));
    await expect(sdk().send(new RevokeTokenCommand({ ClientId: clientId, Token: mine.AccessToken }))).rejects.toMatchObject({ name: 'UnsupportedTokenTypeException' });
    await sdk().send(new RevokeTokenCommand({ ClientId: clientId, Token: 'unknown' }));
    await doors.restart();
    await expect(refresh(mine.RefreshToken)).rejects.toMatchObject({ message: 'Refresh Token has been revoked' });
    await expect(getUser(mine.AccessToken)).rejects.toMatchObject({ message: 'Access Token has been revoked' });
    await refresh(other.RefreshToken);
    await getUser(other.AccessToken);
  });

  it('ends with all others at a global sign-out', async () => {
    const { signIn, refresh, getUser, sdk } = await aMember();
    const [mine, other] = [await signIn(), await signIn()];
    await sdk().send(new GlobalSignOutCommand({ AccessToken: mine.AccessToken }));
    for (const { RefreshToken, AccessToken } of [mine, other]) {
      await expect(refresh(RefreshToken)).rejects.toMatchObject({ message: 'Refresh Token has been revoked' });
      await expect(getUser(AccessToken)).rejects.toMatchObject({ message: 'Access Token has been revoked' });
    }
  });

  it('has access tokens that expire, and no other token is one', async () => {
    const { doors, signIn, getUser } = await aMember();
    const { AccessToken, IdToken } = await signIn();
    await expect(getUser(IdToken)).rejects.toMatchObject({ name: 'NotAuthorizedException', message: 'Invalid Access Token' });
    await expect(getUser(`${AccessToken.slice(0, -4)}AAAA`)).rejects.toMatchObject({ message: 'Invalid Access Token' });
    await expect(getUser('x.y.z')).rejects.toMatchObject({ message: 'Invalid Access Token' });
    doors.passMs(hourMs);
    await expect(getUser(AccessToken)).rejects.toMatchObject({ message: 'Access Token has expired' });
  });
});
