import type { KeyObject } from 'node:crypto';
import { createHash, createHmac, createSecretKey } from 'node:crypto';
import type { Checksum, SourceData } from '@smithy/types';

/**
 * SHA-256 for signatures, or HMAC-SHA-256 where a key is given. A signing key is good for a day, so its `KeyObject` is
 * kept: to make one for each signature takes longer than the HMAC itself.
 */
export class NodeSha256 implements Checksum {
  readonly #secret: string | KeyObject | undefined;
  #hash: RunningHash;

  constructor(secret?: SourceData) {
    this.#secret = secret === undefined ? undefined : keyOf(secret);
    this.#hash = this.#newHash();
  }

  update(data: Uint8Array | string): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {
    this.#hash = this.#newHash();
  }

  #newHash(): RunningHash {
    return this.#secret === undefined ? createHash('sha256') : createHmac('sha256', this.#secret);
  }
}

interface RunningHash {
  update(data: Uint8Array | string): unknown;
  digest(): Uint8Array;
}

const keys = new WeakMap<ArrayBufferView, KeyObject>();

function keyOf(secret: SourceData): string | KeyObject {
  if (typeof secret === 'string') return secret;
  if (!ArrayBuffer.isView(secret)) return createSecretKey(new Uint8Array(secret));
  const kept = keys.get(secret);
  if (kept) return kept;
  const key = createSecretKey(Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength));
  keys.set(secret, key);
  return key;
}
