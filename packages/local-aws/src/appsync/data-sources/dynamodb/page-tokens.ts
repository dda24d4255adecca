import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { isJsonObject } from '../../../json.ts';
import { toSdkItem } from './attribute-values.ts';

/** Turns a page's last key into an opaque `nextToken` and back. */
export interface PageTokens {
  /** `query` holds everything that selects the items. A token is valid for the same query only. */
  seal(lastKey: Record<string, AttributeValue>, query: unknown): string;
  /** @throws InvalidPageToken when the token was not made by `seal` for this query. */
  open(token: string, query: unknown): Record<string, AttributeValue>;
}

export class InvalidPageToken extends Error {
  override readonly name = 'InvalidPageToken';
}

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts tokens with AES-256-GCM and binds them to the query. A caller can neither read nor forge a key, and cannot
 * use a token of one owner's query for another owner.
 * @param key 32 bytes. Tokens stay valid after a restart of the host only when the key is the same.
 */
export function createPageTokens(key: Uint8Array = randomBytes(32)): PageTokens {
  return {
    seal(lastKey, query) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(digest(query));
      const sealed = Buffer.concat([cipher.update(JSON.stringify(portable(lastKey)), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(token, query) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length <= nonceBytes + tagBytes) throw new InvalidPageToken('Too short for a page token.');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(digest(query))
          .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString(
          'utf8',
        );
        return toSdkItem(JSON.parse(text), 'nextToken');
      } catch (cause) {
        throw new InvalidPageToken('Not a page token of this query.', { cause });
      }
    },
  };
}

/** Keys hold strings, numbers and binaries. Only binaries have to be converted for JSON. */
function portable(key: Record<string, AttributeValue>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(key).map(([name, value]) => [
      name,
      value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') },
    ]),
  );
}

function digest(query: unknown): Buffer {
  return createHash('sha256').update(canonical(query)).digest();
}

/** JSON with its members sorted by name. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    isJsonObject(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member,
  );
}
