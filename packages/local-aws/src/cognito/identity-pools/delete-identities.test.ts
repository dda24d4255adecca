import { CognitoIdentityClient, DeleteIdentitiesCommand } from '@aws-sdk/client-cognito-identity';
import { expect, it, onTestFinished } from 'vitest';
import { identityPoolId, openCognito, operatorKeys, providerName, region } from '../testing/cognito-under-test.ts';

async function anIdentity() {
  const cognito = await openCognito();
  onTestFinished(() => cognito.close());
  const identityOf = () => cognito.identityPools.identityIdFor(identityPoolId, { providerName, sub: 'hanako' });
  const remove = (ids: string[], credentials: { accessKeyId: string; secretAccessKey: string } = operatorKeys) =>
    new CognitoIdentityClient({ region, endpoint: cognito.identityPools.url, credentials, maxAttempts: 1 }).send(
      new DeleteIdentitiesCommand({ IdentityIdsToDelete: ids }),
    );
  return { cognito, identityOf, remove };
}

it('removes an identity for good, and the same login gets another one', async () => {
  const { cognito, identityOf, remove } = await anIdentity();
  const first = await identityOf();
  expect(await remove([first])).toMatchObject({ UnprocessedIdentityIds: [] });
  await cognito.restart();
  const second = await identityOf();
  expect(second).not.toBe(first);
  await remove([first]);
  expect(await identityOf()).toBe(second);
});

it('refuses a caller without permission, and a list that is too long', async () => {
  const { identityOf, remove } = await anIdentity();
  const identity = await identityOf();
  await expect(remove([identity], { accessKeyId: 'AKIASTRANGER', secretAccessKey: 'x' })).rejects.toMatchObject({
    name: 'UnrecognizedClientException',
  });
  await expect(remove(Array<string>(61).fill(identity))).rejects.toMatchObject({ name: 'InvalidParameterException' });
  expect(await identityOf()).toBe(identity);
});
