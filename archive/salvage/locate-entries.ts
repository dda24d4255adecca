import { isLegacyEntryName } from '../copy/legacy-copy.ts';
import { allEntryNames } from '../entries/entry-names.ts';
import type { ByteSource } from '../zip/byte-source.ts';
import { readRanges } from '../zip/byte-source.ts';
import type { ZipEntry } from '../zip/open-zip.ts';
import { openZip } from '../zip/open-zip.ts';
import {
  dataDescriptorBytes,
  hasDataDescriptor,
  localHeaderBytes,
  readRecord,
  signatures,
} from '../zip/zip-records.ts';
import { ZipRefused } from '../zip/zip-refused.ts';

/** Where the content of an entry may begin, and what the zip says of it. None of this is proven. */
export interface LocatedEntry {
  /** Without a folder. */
  readonly name: string;
  readonly dataAt: number;
  readonly method: number;
  /** The numbers of the header; undefined where they follow the content instead. */
  readonly stated: { readonly crc32: number; readonly compressedBytes: number } | undefined;
}

/**
 * Finds the entries of a copy in a damaged zip. It searches the whole file for local headers with the names of a copy,
 * so that no directory is needed. An entry whose local header is destroyed is found by the directory, when that is
 * intact.
 */
export async function locateEntries(source: ByteSource): Promise<readonly LocatedEntry[]> {
  const found: LocatedEntry[] = [];
  let before = Buffer.alloc(0);
  let at = 0;
  for await (const range of source.bytes === 0 ? [] : readRanges(source, 0, source.bytes - 1)) {
    const bytes = Buffer.concat([before, range]);
    found.push(...headersIn(bytes, at - before.length));
    at += range.length;
    before = bytes.subarray(Math.max(0, bytes.length - longestHeaderBytes));
  }
  const unique = new Map(found.map((entry) => [entry.dataAt, entry]));
  const names = new Set(found.map(({ name }) => name));
  const others = (await entriesOfDirectory(source)).filter(({ name }) => !names.has(name));
  return [...unique.values(), ...others];
}

function* headersIn(bytes: Buffer, offset: number): Generator<LocatedEntry> {
  for (let at = bytes.indexOf(localSignature); at !== -1; at = bytes.indexOf(localSignature, at + 1)) {
    const header = bytes.subarray(at, at + localHeaderBytes);
    if (header.length < localHeaderBytes) return;
    const { nameBytes, extraBytes, method, flags, crc32, compressedBytes } = readRecord(header.subarray(4), 'local');
    const rawName = bytes.subarray(at + localHeaderBytes, at + localHeaderBytes + nameBytes);
    const name = copyNameOf(rawName.toString('latin1'));
    if (rawName.length < nameBytes || name === undefined) continue;
    yield {
      name,
      dataAt: offset + at + localHeaderBytes + nameBytes + extraBytes,
      method,
      stated: flags & hasDataDescriptor ? undefined : { crc32, compressedBytes },
    };
  }
}

async function entriesOfDirectory(source: ByteSource): Promise<readonly LocatedEntry[]> {
  try {
    const { entries } = await openZip(source);
    return entries.flatMap((entry) => {
      const name = copyNameOf(entry.name);
      return name === undefined ? [] : [{ name, dataAt: dataAtOf(entry), method: entry.method, stated: entry }];
    });
  } catch (error) {
    if (error instanceof ZipRefused) return [];
    throw error;
  }
}

/** Counted from the end, because the length of a destroyed header is not known. */
function dataAtOf({ end, compressedBytes, flags }: ZipEntry): number {
  return end - compressedBytes - (flags & hasDataDescriptor ? dataDescriptorBytes : 0);
}

/** The name without a folder; undefined when it is none of a copy. */
function copyNameOf(name: string): string | undefined {
  const parts = name.split(/[/\\]/);
  const last = parts.at(-1) ?? '';
  const isOfCopy = allEntryNames.has(last) || isLegacyEntryName(last);
  return isOfCopy && !parts.includes('__MACOSX') ? last : undefined;
}

const localSignature = Buffer.alloc(4);
localSignature.writeUInt32LE(signatures.localHeader);

/** A header with the longest name that is looked at. */
const longestHeaderBytes = localHeaderBytes + 1024;
