import { CopyProblem, shortName } from './copy-problem.ts';
import { zipContent } from './zip-content.ts';
import type { ZipEntry } from './zip-directory.ts';
import { readZipDirectory } from './zip-directory.ts';

/** One file of a copy, wherever it lies. */
export interface CopyFile {
  readonly name: string;
  readonly bytes: number;
  readonly read: () => AsyncIterable<Uint8Array>;
}

/** The files of a copy by their names without a folder. */
export interface CopyFiles {
  readonly kind: 'zip' | 'files';
  /** Of the zip or the folder; empty for several files. */
  readonly name: string;
  /** Of the zip, or of all files together. */
  readonly bytes: number;
  readonly files: ReadonlyMap<string, CopyFile>;
}

/** What a person chose: a zip, or the files that were in it. */
export interface Chosen {
  /** `path` is the file's place in a chosen folder, or its name. */
  readonly file: File;
  readonly path: string;
}

export const manifestName = 'manifest.json';

/** @throws CopyProblem */
export async function openCopyFiles(chosen: readonly Chosen[]): Promise<CopyFiles> {
  const files = chosen.filter(({ path }) => !isSystemFile(path));
  const [only] = files;
  if (!only) throw new CopyProblem('NOT_A_COPY');
  if (files.length === 1 && nameOf(only.path) !== manifestName) return zipFiles(only.file);
  return looseFiles(files);
}

async function zipFiles(zip: File): Promise<CopyFiles> {
  const entries = await readZipDirectory(zip);
  const files = new Map<string, CopyFile>();
  let folder: string | undefined;
  for (const entry of entries) {
    if (isSystemFile(entry.name)) continue;
    const name = nameOf(entry.name);
    const own = entry.name.slice(0, entry.name.length - name.length);
    folder ??= own;
    if (own !== folder) throw new CopyProblem('TWO_FOLDERS', { entry: shortName(entry.name) });
    files.set(name, fromZip(zip, entry, name));
  }
  if (!files.has(manifestName)) throw new CopyProblem(hasLegacyName(files.keys()) ? 'LEGACY_COPY' : 'NOT_A_COPY');
  return { kind: 'zip', name: zip.name, bytes: zip.size, files };
}

const fromZip = (zip: File, entry: ZipEntry, name: string): CopyFile => ({
  name,
  bytes: entry.bytes,
  read: () => zipContent(zip, entry),
});

/** Files of a folder. Others may be in it, and folders in it too: the copy is what lies beside its manifest. */
function looseFiles(chosen: readonly Chosen[]): CopyFiles {
  const manifests = chosen.filter(({ path }) => nameOf(path) === manifestName);
  const [manifest] = manifests;
  if (!manifest) {
    const isLegacy = hasLegacyName(chosen.map(({ path }) => nameOf(path)));
    throw new CopyProblem(isLegacy ? 'LEGACY_COPY' : 'NO_MANIFEST_BESIDE');
  }
  if (manifests.length > 1) throw new CopyProblem('TWO_COPIES');
  const folder = manifest.path.slice(0, manifest.path.length - manifestName.length);
  const beside = chosen.filter(({ path }) => path.slice(0, path.length - nameOf(path).length) === folder);
  const files = new Map(beside.map(({ file, path }) => [nameOf(path), fromFile(file, nameOf(path))]));
  const bytes = beside.reduce((sum, { file }) => sum + file.size, 0);
  return { kind: 'files', name: folder.split('/').at(-2) ?? '', bytes, files };
}

const fromFile = (file: File, name: string): CopyFile => ({ name, bytes: file.size, read: () => piecesOf(file) });

async function* piecesOf(file: File): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < file.size; at += pieceBytes)
    yield new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer());
}

const pieceBytes = 256 * 1024;

/** Without its folder. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Files that systems add to a folder or a zip by themselves. */
export function isSystemFile(path: string): boolean {
  const name = nameOf(path);
  return path.split('/').includes('__MACOSX') || name.startsWith('._') || systemFiles.has(name.toLowerCase());
}

const systemFiles = new Set(['.ds_store', 'desktop.ini', 'thumbs.db']);

const hasLegacyName = (names: Iterable<string>): boolean =>
  [...names].some((name) => /^(slip|balance)_\d{8}_\d{8}\.tcv$/.test(name));
