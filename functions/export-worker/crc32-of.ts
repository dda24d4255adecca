import { crc32 } from 'node:zlib';

/** The CRC32 of a body in S3's form: base64 of the four bytes, most significant first. */
export function crc32Of(body: Uint8Array): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64');
}
