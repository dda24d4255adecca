import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { inflated } from './inflated.ts';

const packed = new Uint8Array(deflateRawSync(Buffer.from('家計簿'.repeat(50_000))));

async function bytesOf(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<number> {
  let bytes = 0;
  for await (const chunk of inflated(pieces)) bytes += chunk.length;
  return bytes;
}

/** As the disk gives them: the bytes, and then its refusal. */
async function* piecesOf(bytes: Uint8Array<ArrayBuffer>, refusal?: DOMException) {
  if (bytes.length > 0) yield await Promise.resolve(bytes);
  if (refusal) throw refusal;
}

it('a stream is inflated to its end', async () => {
  await expect(bytesOf(piecesOf(packed))).resolves.toBe(450_000);
});

it.each([0, 100])('a file that the disk does not give any more after %i bytes ends the reading', async (bytes) => {
  const gone = new DOMException('The file was changed.', 'NotReadableError');
  const changed = piecesOf(packed.subarray(0, bytes), gone);
  await expect(bytesOf(changed)).rejects.toBe(gone);
});
