import { asProblem } from './check-file.ts';
import type { Chosen, CopyFiles } from './copy-files.ts';
import { openCopyFiles } from './copy-files.ts';
import { CopyProblem } from './copy-problem.ts';
import type { ManifestClaims } from './manifest-claims.ts';
import { readClaims } from './manifest-claims.ts';

/** A copy of which only the manifest was read. */
export interface CopyWithClaims {
  readonly found: CopyFiles;
  readonly claims: ManifestClaims;
}

/** @throws CopyProblem when the chosen files are no copy that can be shown. */
export async function openManifest(chosen: readonly Chosen[]): Promise<CopyWithClaims> {
  const found = await openFiles(chosen);
  return { found, claims: readClaims(await manifestBytes(found)) };
}

async function openFiles(chosen: readonly Chosen[]): Promise<CopyFiles> {
  try {
    return await openCopyFiles(chosen);
  } catch (error) {
    const { code, facts } = asProblem(error, chosen[0]?.file.name ?? '');
    throw new CopyProblem(code, facts, { cause: error });
  }
}

async function manifestBytes({ files }: CopyFiles): Promise<Uint8Array> {
  const file = files.get('manifest.json');
  if (!file) throw new CopyProblem('NOT_A_COPY');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of file.read()) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > longestManifest) break;
    }
  } catch (error) {
    const { code, facts } = asProblem(error, file.name);
    throw new CopyProblem(code, facts, { cause: error });
  }
  return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

/** More than any manifest; `readClaims` has the exact limit. */
const longestManifest = 8 * 1024 * 1024;
