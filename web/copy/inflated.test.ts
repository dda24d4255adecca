import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { inflated } from './inflated.ts';

const packed = new Uint8Array(deflateRawSync(Buffer.from('家計簿'.repeat(50_000))));

async function bytesOf(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<number> {
  let bytes = 0;
  for await (const chunk of inflated(pieces)) bytes += chunk.length;
  return bytes;
}

it('a stream is inflated to its end', async () => {
  const whole = new Blob([packed]).stream();
  await expect(bytesOf(whole)).resolves.toBe(450_000);
});

it.each([0, 100])('a file that the disk does not give any more after %i bytes ends the reading', async (bytes) => {
  const gone = new DOMException('The file was changed.', 'NotReadableError');
  const changed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (bytes > 0) controller.enqueue(packed.subarray(0, bytes));
      controller.error(gone);
    },
  });
  await expect(bytesOf(changed)).rejects.toBe(gone);
});
