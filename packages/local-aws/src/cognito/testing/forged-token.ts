import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import type { CognitoUnderTest } from './cognito-under-test.ts';
import { poolId } from './cognito-under-test.ts';

/**
 * A token with changed claims or another algorithm, signed with the pool's own key, so that only the checks other than
 * the signature can refuse it. A claim of `undefined` is left out.
 */
export async function forgedToken(
  { dataDir }: CognitoUnderTest,
  token: string,
  claims: Readonly<Record<string, unknown>>,
  alg = 'RS256',
): Promise<string> {
  const { privateKeyPem } = JSON.parse(
    await readFile(join(dataDir, 'cognito', 'user-pools', poolId, 'secrets.json'), 'utf8'),
  ) as { readonly privateKeyPem: string };
  const kept = Object.entries({ ...decodeJwt(token), ...claims }).filter(([, value]) => value !== undefined);
  return new SignJWT(Object.fromEntries(kept))
    .setProtectedHeader({ ...decodeProtectedHeader(token), alg })
    .sign(createPrivateKey(privateKeyPem));
}
