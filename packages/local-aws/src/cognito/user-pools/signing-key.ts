import type { KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, createPublicKey, generateKeyPair, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { JSONWebKeySet } from 'jose';
import type { VersionedRecord } from '../../files/private-json.ts';
import { readPrivateRecord, writePrivateJson } from '../../files/private-json.ts';

/** The secrets of a pool. They are made at its first start and kept in the data folder, so that tokens stay valid. */
export interface PoolSecrets {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The public keys, as clients fetch them. */
  readonly jwks: JSONWebKeySet;
  /** The secret from which the decoys for unknown users are derived. */
  readonly decoySecret: Buffer;
}

/** Reads `<folder>/secrets.json`, or creates it. */
export async function openPoolSecrets(folder: string): Promise<PoolSecrets> {
  const path = join(folder, 'secrets.json');
  const stored =
    ((await readPrivateRecord(path, "a pool's secrets")) as StoredSecrets | undefined) ?? (await makeSecrets(path));
  const privateKey = createPrivateKey(stored.privateKeyPem);
  const publicKey = createPublicKey(privateKey);
  const { n, e } = publicKey.export({ format: 'jwk' });
  const keyId = createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('base64');
  return {
    keyId,
    privateKey,
    publicKey,
    jwks: { keys: [{ alg: 'RS256', e: String(e), kid: keyId, kty: 'RSA', n: String(n), use: 'sig' }] },
    decoySecret: Buffer.from(stored.decoySecret, 'hex'),
  };
}

interface StoredSecrets extends VersionedRecord {
  readonly privateKeyPem: string;
  readonly decoySecret: string;
}

async function makeSecrets(path: string): Promise<StoredSecrets> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const secrets: StoredSecrets = {
    version: 1,
    privateKeyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    decoySecret: randomBytes(32).toString('hex'),
  };
  await writePrivateJson(path, secrets);
  return secrets;
}
