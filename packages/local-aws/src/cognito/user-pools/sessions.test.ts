import { DeleteUserCommand, GlobalSignOutCommand, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { clientId } from '../testing/cognito-under-test.ts';
import { forgedToken } from '../testing/forged-token.ts';
import { aMember, hourMs } from '../testing/user-pool-under-test.ts';

const rotating = { client: { rotationGraceSeconds: 60 } };

describe('a session', () => {
  it('refreshes with both operations until the refresh token expires', async () => {
    const { cognito, signIn, refresh, initiate } = await aMember();
    const { RefreshToken, IdToken } = await signIn();
    cognito.passMs(2 * hourMs);
    const viaInitiate = (await initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken })).AuthenticationResult;
    const viaTokens = (await refresh(RefreshToken)).AuthenticationResult;
    for (const result of [viaInitiate, viaTokens]) {
      expect(result?.RefreshToken).toBeUndefined();
      expect(decodeJwt(result?.IdToken ?? '')).toMatchObject({
        auth_time: decodeJwt(IdToken)['auth_time'],
        origin_jti: decodeJwt(IdToken)['origin_jti'],
      });
      expect(decodeJwt(result?.IdToken ?? '').exp).toBeGreaterThan(decodeJwt(IdToken).exp ?? 0);
    }
    cognito.passMs(30 * 24 * hourMs);
    await expect(refresh(RefreshToken)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Refresh Token has expired',
    });
    await expect(refresh('made-up')).rejects.toMatchObject({ message: 'Invalid Refresh Token' });
  });

  it('belongs to its client', async () => {
    const { signIn, refresh, sdk } = await aMember({ otherClient: {} });
    const { RefreshToken } = await signIn();
    await expect(refresh(RefreshToken, '2other')).rejects.toMatchObject({ message: 'Invalid Refresh Token' });
    await expect(sdk().send(new RevokeTokenCommand({ ClientId: '2other', Token: RefreshToken }))).rejects.toMatchObject(
      { name: 'UnauthorizedException' },
    );
    await refresh(RefreshToken);
  });

  it('rotates its refresh token if the client says so, and the old one works for the grace period after its first use', async () => {
    const { cognito, signIn, refresh } = await aMember(rotating);
    const { RefreshToken: first } = await signIn();
    const second = (await refresh(first)).AuthenticationResult?.RefreshToken ?? '';
    expect(second).not.toBe(first);
    cognito.passMs(59_000);
    await refresh(first);
    cognito.passMs(1_000);
    await expect(refresh(first)).rejects.toMatchObject({ name: 'RefreshTokenReuseException' });
    await refresh(second);
  });

  it('stays active in two tabs that refresh at once with the same token', async () => {
    const { cognito, signIn, refresh } = await aMember(rotating);
    const { RefreshToken } = await signIn();
    const tabs = await Promise.all([refresh(RefreshToken), refresh(RefreshToken)]);
    cognito.passMs(2 * 60_000);
    for (const { AuthenticationResult } of tabs) await refresh(AuthenticationResult?.RefreshToken ?? '');
  });

  it('is not prolonged by rotation', async () => {
    const { cognito, signIn, refresh } = await aMember(rotating);
    let token = (await signIn()).RefreshToken;
    for (let day = 0; day < 29; day++) {
      cognito.passMs(24 * hourMs);
      token = (await refresh(token)).AuthenticationResult?.RefreshToken ?? '';
    }
    cognito.passMs(24 * hourMs);
    await expect(refresh(token)).rejects.toMatchObject({ message: 'Refresh Token has expired' });
  });

  it('ends with all its rotated tokens when one of them is revoked or at a global sign-out', async () => {
    const { cognito, signIn, refresh, sdk } = await aMember(rotating);
    const revoked = { message: 'Refresh Token has been revoked' };
    const { RefreshToken: first } = await signIn();
    const second = (await refresh(first)).AuthenticationResult?.RefreshToken ?? '';
    cognito.passMs(2 * 60_000);
    await sdk().send(new RevokeTokenCommand({ ClientId: clientId, Token: first }));
    await expect(refresh(second)).rejects.toMatchObject(revoked);
    const other = await signIn();
    const rotated = (await refresh(other.RefreshToken)).AuthenticationResult;
    await sdk().send(new GlobalSignOutCommand({ AccessToken: rotated?.AccessToken }));
    for (const token of [other.RefreshToken, rotated?.RefreshToken ?? ''])
      await expect(refresh(token)).rejects.toMatchObject(revoked);
  });

  it('ends when it is revoked, and other sessions stay active', async () => {
    const { cognito, signIn, refresh, getUser, sdk } = await aMember();
    const [mine, other] = [await signIn(), await signIn()];
    await sdk().send(new RevokeTokenCommand({ ClientId: clientId, Token: mine.RefreshToken }));
    await expect(
      sdk().send(new RevokeTokenCommand({ ClientId: clientId, Token: mine.AccessToken })),
    ).rejects.toMatchObject({ name: 'UnsupportedTokenTypeException' });
    await sdk().send(new RevokeTokenCommand({ ClientId: clientId, Token: 'unknown' }));
    await cognito.restart();
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

  it('accepts only access tokens of this pool, a known client and a known sign-in, even when signed with the right key', async () => {
    const { cognito, signIn, getUser } = await aMember();
    const { AccessToken } = await signIn();
    await getUser(await forgedToken(cognito, AccessToken, {}));
    for (const [claims, message] of [
      [{ token_use: 'id' }, 'Invalid Access Token'],
      [{ token_use: undefined }, 'Invalid Access Token'],
      [{ client_id: 'nobody' }, 'Invalid Access Token'],
      [{ iss: 'https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_Other' }, 'Invalid Access Token'],
      [{ iss: undefined }, 'Invalid Access Token'],
      [{ origin_jti: 'another' }, 'Access Token has been revoked'],
      [{ origin_jti: undefined }, 'Access Token has been revoked'],
      [{ sub: 'nobody' }, 'User does not exist.'],
    ] as const) {
      await expect(
        getUser(await forgedToken(cognito, AccessToken, claims)),
        JSON.stringify(claims),
      ).rejects.toMatchObject({ message });
    }
    await expect(getUser(await forgedToken(cognito, AccessToken, {}, 'PS256'))).rejects.toMatchObject({
      message: 'Invalid Access Token',
    });
  });

  it('ends when its user is deleted', async () => {
    const { signIn, getUser, refresh, sdk } = await aMember();
    const { AccessToken, RefreshToken } = await signIn();
    await sdk().send(new DeleteUserCommand({ AccessToken }));
    await expect(getUser(AccessToken)).rejects.toMatchObject({ name: 'UserNotFoundException' });
    await expect(refresh(RefreshToken)).rejects.toMatchObject({ message: 'Invalid Refresh Token' });
  });

  it('has access tokens that expire, and no other token is accepted as one', async () => {
    const { cognito, signIn, getUser } = await aMember();
    const { AccessToken, IdToken } = await signIn();
    await expect(getUser(IdToken)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid Access Token',
    });
    await expect(getUser(`${AccessToken.slice(0, -4)}AAAA`)).rejects.toMatchObject({ message: 'Invalid Access Token' });
    await expect(getUser('x.y.z')).rejects.toMatchObject({ message: 'Invalid Access Token' });
    cognito.passMs(hourMs);
    await expect(getUser(AccessToken)).rejects.toMatchObject({ message: 'Access Token has expired' });
  });
});
