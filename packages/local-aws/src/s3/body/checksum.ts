import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Crc32c, Crc64Nvme } from '@aws-sdk/checksums/crc';
import { S3Error } from '../s3-error.ts';

/** S3's additional checksums. */
export type ChecksumAlgorithm = 'CRC32' | 'CRC32C' | 'CRC64NVME' | 'SHA1' | 'SHA256';

/** The checksum of the whole object, or of its parts' checksums. */
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64. A composite checksum ends in `-` and the number of parts. */
  readonly value: string;
  readonly type: ChecksumType;
}

const names: readonly ChecksumAlgorithm[] = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'];

/** `x-amz-checksum-crc32` */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/** Headers that begin like a checksum's but are not checksums. */
const namesakes = ['x-amz-checksum-mode', 'x-amz-checksum-algorithm', 'x-amz-checksum-type'];

/**
 * The algorithm of a `x-amz-checksum-…` header. Undefined for any other header. Throws `NotImplemented` for an
 * algorithm that this host does not compute.
 */
export function algorithmOfHeader(header: string): ChecksumAlgorithm | undefined {
  if (!header.startsWith('x-amz-checksum-') || namesakes.includes(header)) return undefined;
  return algorithmNamed(header.slice('x-amz-checksum-'.length));
}

/** The algorithm of that name. Throws `NotImplemented`. */
export function algorithmNamed(name: string): ChecksumAlgorithm {
  const found = names.find((candidate) => candidate === name.toUpperCase());
  if (found === undefined)
    throw new S3Error('NotImplemented', `This host computes no ${name} checksums; it computes ${names.join(', ')}.`);
  return found;
}

/** A checksum that is updated with each chunk of its input. */
export interface RunningChecksum {
  update(chunk: Uint8Array): void;
  /** Base64. */
  digest(): Promise<string>;
}

export function startChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  switch (algorithm) {
    case 'CRC32': {
      let value = 0;
      return {
        update: (chunk) => {
          value = crc32(chunk, value);
        },
        digest: () => {
          const bytes = Buffer.alloc(4);
          bytes.writeUInt32BE(value);
          return Promise.resolve(bytes.toString('base64'));
        },
      };
    }
    case 'CRC32C':
    case 'CRC64NVME': {
      const running = algorithm === 'CRC32C' ? new Crc32c() : new Crc64Nvme();
      return {
        update: (chunk) => {
          running.update(chunk);
        },
        digest: async () => Buffer.from(await running.digest()).toString('base64'),
      };
    }
    case 'SHA1':
    case 'SHA256': {
      const hash = createHash(algorithm === 'SHA1' ? 'sha1' : 'sha256');
      return { update: (chunk) => void hash.update(chunk), digest: () => Promise.resolve(hash.digest('base64')) };
    }
  }
}
