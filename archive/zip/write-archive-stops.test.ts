import { randomFillSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readlinkSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, vi } from 'vitest';
import { ArchiveTooLarge } from './archive-errors.ts';
import { noise, openSmallArchive } from './open-small-archive.ts';
import { ArchiveClosed } from './write-archive.ts';

describe('an archive that cannot go on', () => {
  const stops = { timeout: 5_000 };

  it.each(['first.csv', 'second.csv', 'メモ.txt'])(
    'ends both sides when %s would pass its limit',
    stops,
    async (name) => {
      const archive = openSmallArchive({ maxBytes: 200_000 });
      const whole = buffer(archive.bytes);
      const writing = (async () => {
        // The bytes deflate to almost nothing, so only the uncompressed size no longer fits its field.
        for (let chunk = 0; chunk < 100; chunk += 1) await archive.entry(name).write(Buffer.alloc(64_000));
        await archive.entry(name).end();
      })();
      await expect(writing).rejects.toThrow(ArchiveTooLarge);
      await expect(whole).rejects.toThrow(ArchiveTooLarge);
      await expect(archive.entry('first.csv').write(Buffer.from('x'))).rejects.toThrow(ArchiveTooLarge);
    },
  );

  it('ends both sides when its deflated bytes would pass the limit', stops, async () => {
    const archive = openSmallArchive({ maxBytes: 100_000 });
    const whole = buffer(archive.bytes);
    const chunk = randomFillSync(Buffer.alloc(60_000));
    const writing = (async () => {
      for (const name of ['first.csv', 'second.csv']) {
        await archive.entry(name).write(chunk);
        await archive.entry(name).end();
      }
    })();
    await expect(writing).rejects.toThrow(ArchiveTooLarge);
    await expect(whole).rejects.toThrow(ArchiveTooLarge);
  });

  it.each(['first.csv', 'second.csv', 'メモ.txt'])(
    'ends both sides when it is aborted while %s is written',
    stops,
    async (name) => {
      const controller = new AbortController();
      const archive = openSmallArchive({ signal: controller.signal, plainHeaderBytes: 1_000 });
      const writing = (async () => {
        for (let chunk = 0; ; chunk += 1) {
          if (chunk === 20) controller.abort(new Error('cancelled'));
          await archive.entry(name).write(noise(64_000));
        }
      })();
      await expect(Promise.all([writing, buffer(archive.bytes)])).rejects.toThrow('cancelled');
      await expect(buffer(archive.bytes)).rejects.toThrow();
    },
  );

  it.each([
    ['second.csv', 'at its beginning', 0],
    ['second.csv', 'in its middle', 300_000],
    ['メモ.txt', 'at its beginning', 0],
    ['メモ.txt', 'in its middle', 300_000],
  ])(
    'ends both sides when %s, which waits in the temporary file, cannot be read again %s',
    stops,
    async (name, _, readable) => {
      await inFolderOfItsOwn(async (folder) => {
        const archive = openSmallArchive({ plainHeaderBytes: 1_000 });
        const whole = buffer(archive.bytes);
        whole.catch(() => undefined);
        for (const other of ['second.csv', 'メモ.txt']) {
          await archive.entry(other).write(noise(other === name ? 500_000 : 10));
          await archive.entry(other).end();
        }
        truncateUnnamed(folder, readable);
        // The other entries cannot be read before the first has ended.
        await archive.entry('first.csv').end();
        await expect(whole).rejects.toThrow('The temporary file ended');
        await expect(archive.entry('first.csv').write(noise(1))).rejects.toThrow('The temporary file ended');
      });
    },
  );

  it('ends both sides when it was aborted before it was opened', stops, async () => {
    const archive = openSmallArchive({ signal: AbortSignal.abort(new Error('too late')) });
    await expect(archive.entry('first.csv').write(noise(1))).rejects.toThrow('too late');
    await expect(buffer(archive.bytes)).rejects.toThrow('too late');
  });

  it('tells its writers why, also without an error or with that of an abort', stops, async () => {
    for (const [reason, expected] of [
      ['a word', { message: 'The archive was aborted.', cause: 'a word' }],
      [undefined, { name: 'AbortError' }],
    ] as const) {
      const controller = new AbortController();
      const archive = openSmallArchive({ signal: controller.signal });
      controller.abort(reason);
      await expect(archive.entry('first.csv').write(noise(1))).rejects.toMatchObject(expected);
    }
    const archive = openSmallArchive();
    archive.bytes.destroy(new Error('the upload failed'));
    await expect(archive.entry('first.csv').write(noise(1))).rejects.toThrow('the upload failed');
  });

  it('ends an entry that is ending while nobody reads', stops, async () => {
    const controller = new AbortController();
    const archive = openSmallArchive({ signal: controller.signal, plainHeaderBytes: 1_000 });
    const entry = archive.entry('first.csv');
    let chunks = 0;
    const writing = (async () => {
      for (; chunks < 60; chunks += 1) await entry.write(noise(64_000));
    })();
    await Promise.race([writing, vi.waitUntil(() => chunks > 30, { timeout: 4_000 })]);
    const ending = entry.end();
    controller.abort(new Error('cancelled'));
    await expect(Promise.all([ending, writing])).rejects.toThrow('cancelled');
    await expect(ending).rejects.toThrow('cancelled');
  });

  it('ends both sides when there is no room in the temporary folder', stops, async () => {
    await inFolderOfItsOwn(async (folder) => {
      rmSync(folder, { recursive: true });
      const archive = openSmallArchive({ plainHeaderBytes: 1_000 });
      const whole = buffer(archive.bytes);
      whole.catch(() => undefined);
      const writing = (async () => {
        for (;;) await archive.entry('second.csv').write(noise(64_000));
      })();
      await expect(writing).rejects.toThrow('ENOENT');
      await expect(whole).rejects.toThrow('ENOENT');
    });
  });

  it('ends a writer that waits for a reader that has gone', stops, async () => {
    const archive = openSmallArchive({ plainHeaderBytes: 1_000 });
    const writing = (async () => {
      for (;;) await archive.entry('first.csv').write(noise(256_000));
    })();
    const caught = writing.catch((error: unknown) => error);
    for await (const chunk of archive.bytes) {
      expect(chunk).toBeInstanceOf(Buffer);
      break;
    }
    expect(await caught).toBeInstanceOf(ArchiveClosed);
  });

  it('makes a writer wait while nobody reads', stops, async () => {
    const archive = openSmallArchive({ plainHeaderBytes: 1_000 });
    let chunks = 0;
    const writing = (async () => {
      for (; chunks < 200; chunks += 1) await archive.entry('first.csv').write(noise(64_000));
    })();
    // Once the writer waits, only the reader can move it. One turn of the timers shows whether it waits.
    let before = -1;
    while (before !== chunks) {
      before = chunks;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(chunks).toBeLessThan(150);
    archive.bytes.destroy();
    await expect(writing).rejects.toThrow(ArchiveClosed);
  });

  it('leaves no file in the temporary folder, not even while it is written', async () => {
    await inFolderOfItsOwn(async (folder) => {
      const archive = openSmallArchive({ plainHeaderBytes: 1_000 });
      const whole = buffer(archive.bytes);
      await archive.entry('second.csv').write(noise(500_000));
      await archive.entry('second.csv').end();
      expect(readdirSync(folder)).toEqual([]);
      await archive.entry('first.csv').end();
      await archive.entry('メモ.txt').end();
      expect((await whole).length).toBeGreaterThan(500_000);
    });
  });
});

/** With a temporary folder that only this test uses. */
async function inFolderOfItsOwn(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'archive-test-'));
  vi.stubEnv('TMPDIR', folder);
  try {
    await test(folder);
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Truncates the file that this process has open under the folder, although its name is already removed. */
function truncateUnnamed(folder: string, length: number): void {
  const found = readdirSync('/proc/self/fd').find((fd) => targetOf(fd).startsWith(folder));
  if (found === undefined) throw new Error('No file of the folder is open.');
  truncateSync(`/proc/self/fd/${found}`, length);
}

function targetOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    // Closed after the folder was read.
    return '';
  }
}
