import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { prepareOutFolder, requireRoom } from './out-folder.ts';
import { Refused } from './refused.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'out-'));

it('is made where there is none, and left as it was found', async () => {
  const dir = join(folder(), 'deep', 'inside');
  expect(await prepareOutFolder(dir)).toBe(dir);
  expect(readdirSync(dir)).toEqual([]);
  expect(await prepareOutFolder(dir)).toBe(dir);
});

it.each<[string, (dir: string) => string]>([
  ['is a file, not a folder', (dir) => (writeFileSync(join(dir, 'file'), ''), join(dir, 'file'))],
  ['a part of its path is a file', (dir) => (writeFileSync(join(dir, 'file'), ''), join(dir, 'file', 'inside'))],
  ['a link leads nowhere', (dir) => (symlinkSync(join(dir, 'nowhere'), join(dir, 'link')), join(dir, 'link'))],
  [
    'its path is a circle of links',
    (dir) => (symlinkSync(join(dir, 'circle'), join(dir, 'circle')), join(dir, 'circle', 'inside')),
  ],
  ['its name is too long', (dir) => join(dir, 'x'.repeat(300))],
  ['is a file, not a folder', () => '/dev/null'],
])('is refused in one line: %s', async (sentence, make) => {
  const refused = prepareOutFolder(make(folder()));
  await expect(refused).rejects.toThrow(Refused);
  await expect(refused).rejects.toThrow(
    new RegExp(`^--out: [^\\n]*${sentence}\\. Choose another folder with --out\\.$`),
  );
});

it.skipIf(process.platform !== 'linux').each(['/proc', '/proc/self/task', '/proc/1/new', '/dev/pts/new'])(
  'is refused among the kernel’s own before anything is made: %s',
  async (dir) => {
    await expect(prepareOutFolder(dir)).rejects.toThrow(/lies on a file system of the kernel/);
    expect(existsSync('/dev/pts/new')).toBe(false);
  },
);

it('that this user may not write is refused', () => {
  const dir = folder();
  chmodSync(dir, 0o555);
  // The other user can enter the folder of this test run. Otherwise the refusal would be about that folder.
  chmodSync(tmpdir(), 0o711);
  const program = `import { prepareOutFolder } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'out-folder.ts')).href)};
    await prepareOutFolder(${JSON.stringify(dir)}).catch((error) => console.log(error.message));`;
  // Root may write everywhere.
  const asOther = process.getuid?.() === 0 ? { uid: 65_534 } : {};
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    ...asOther,
  });
  expect(stdout).toBe(`--out: ${dir} may not be written by this user. Choose another folder with --out.\n`);
});

it('without so much room as the file needs is refused before the download', async () => {
  const dir = folder();
  await requireRoom(dir, 1);
  await expect(requireRoom(dir, 1e15)).rejects.toThrow(
    /^--out: the file has 1000000000000000 bytes, and at .* only \d+ are free\./,
  );
});
