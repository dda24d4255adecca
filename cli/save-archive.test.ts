import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { alreadyThere, hasPromised, nameFreely } from './save-archive.ts';

const name = 'myhome-account_all.zip';
const promised = { bytes: 5, sha256: createHash('sha256').update('whole').digest('hex') };
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'save-'));
});

async function part(content = 'whole'): Promise<string> {
  const path = join(dir, `.${Math.random()}.part`);
  await writeFile(path, content, { mode: 0o600 });
  return path;
}

it('overwrites nothing that has the name, whatever it is', async () => {
  await writeFile(join(dir, name), 'the good copy');
  await mkdir(join(dir, 'myhome-account_all-2.zip'));
  await symlink(join(dir, 'nowhere'), join(dir, 'myhome-account_all-3.zip'));
  expect(await nameFreely(await part(), dir, name)).toBe(join(dir, 'myhome-account_all-4.zip'));
  expect(await readFile(join(dir, name), 'utf8')).toBe('the good copy');
  expect((await readdir(dir)).sort()).toEqual([
    'myhome-account_all-2.zip',
    'myhome-account_all-3.zip',
    'myhome-account_all-4.zip',
    name,
  ]);
});

it('gives each of many that finish at once a name of its own', async () => {
  const parts = await Promise.all(Array.from({ length: 20 }, (_, index) => part(`copy ${index}`)));
  const paths = await Promise.all(parts.map((one) => nameFreely(one, dir, name)));
  expect(new Set(paths).size).toBe(20);
  expect(new Set(await Promise.all(paths.map((path) => readFile(path, 'utf8')))).size).toBe(20);
});

it('leaves the name free again where the file cannot be given it', async () => {
  await expect(nameFreely(join(dir, 'missing.part'), dir, name)).rejects.toThrow(/ENOENT/);
  expect(await readdir(dir)).toEqual([]);
});

it('keeps the file to its owner', async () => {
  expect((await stat(await nameFreely(await part(), dir, name))).mode & 0o777).toBe(0o600);
});

it.each([
  ['as long, with another byte', 'wholf'],
  ['shorter', 'whol'],
  ['longer', 'whole!'],
  ['empty', ''],
])('reads back what was saved, and sees one that is %s', async (_, content) => {
  expect(await hasPromised(await part(), promised)).toBe(true);
  expect(await hasPromised(await part(content), promised)).toBe(false);
});

it('finds the very copy, and takes nothing else for it', async () => {
  const path = join(dir, name);
  expect(await alreadyThere(dir, name, promised)).toBeUndefined();
  await writeFile(path, 'other');
  expect(await alreadyThere(dir, name, promised)).toBeUndefined();
  await writeFile(path, 'whole');
  expect(await alreadyThere(dir, name, promised)).toBe(path);
  await symlink(path, join(dir, 'link.zip'));
  expect(await alreadyThere(dir, 'link.zip', promised)).toBeUndefined();
  // A link whose text has the same length as the copy. A symbolic link's own size is that length.
  await writeFile(join(dir, 'abcde'), 'whole');
  await symlink('abcde', join(dir, 'same-size.zip'));
  expect(await alreadyThere(dir, 'same-size.zip', promised)).toBeUndefined();
  await mkdir(join(dir, 'folder.zip'));
  await chmod(join(dir, 'folder.zip'), 0o500);
  expect(await alreadyThere(dir, 'folder.zip', promised)).toBeUndefined();
});
