import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeDurably } from './durable-file.ts';
import { readPrivateJson, readPrivateRecord, writePrivateJson } from './private-json.ts';

describe('a private file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'private-'));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  it('is created with its folder, is readable only by its owner, and returns its content', async () => {
    const path = join(folder, 'deep', 'file.json');
    await writePrivateJson(path, { name: '花子' });
    expect(await readPrivateJson(path)).toEqual({ name: '花子' });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'deep'))).mode & 0o777).toBe(0o700);
  });

  it('is undefined when it does not exist or was removed', async () => {
    const path = join(folder, 'file.json');
    expect(await readPrivateJson(path)).toBeUndefined();
    await writePrivateJson(path, 1);
    await removeDurably(path);
    await removeDurably(path);
    expect(await readPrivateJson(path)).toBeUndefined();
  });

  it('is refused with its path and the remedy when it is not JSON', async () => {
    const path = join(folder, 'broken.json');
    await writeFile(path, '{');
    await expect(readPrivateJson(path)).rejects.toThrow(/broken\.json is not JSON\. Put back a copy of the file/);
  });

  it.each(['{"version":2}', '{}', '[1]', 'null', '1'])(
    'is refused with the remedy when it has another version: %s',
    async (content) => {
      const path = join(folder, 'record.json');
      expect(await readPrivateRecord(path, 'a user record')).toBeUndefined();
      await writeFile(path, content);
      await expect(readPrivateRecord(path, 'a user record')).rejects.toThrow(
        /record\.json is not a user record of version 1\. Put back a copy of the file/,
      );
    },
  );

  it('is complete whenever its writer is killed', async () => {
    const path = join(folder, 'file.json');
    const source = pathToFileURL(join(import.meta.dirname, 'private-json.ts')).href;
    const script = `import { writePrivateJson } from ${JSON.stringify(source)};
      for (let round = 0; ; round++) { await writePrivateJson(${JSON.stringify(path)}, { round, fill: 'x'.repeat(200_000), end: round }); process.stdout.write('.'); }`;
    for (let kill = 0; kill < 3; kill++) {
      const writer = spawn(process.execPath, ['--input-type=module', '-e', script]);
      for (let writes = 0; writes <= kill * 3; writes++) await once(writer.stdout, 'data');
      writer.kill('SIGKILL');
      await once(writer, 'exit');
      const content = (await readPrivateJson(path)) as { round: number; end: number };
      expect(content.end).toBe(content.round);
    }
    expect((await readdir(folder)).filter((name) => name.endsWith('.json'))).toEqual(['file.json']);
  });
});
