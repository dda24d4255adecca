import { crc32, deflateRawSync } from 'node:zlib';

/** For tests: an entry, and what its two descriptions say instead of the truth. */
export interface HandMadeEntry {
  readonly name: string | Buffer;
  readonly content: string | Buffer;
  readonly method?: number;
  readonly flags?: number;
  readonly local?: Partial<Described>;
  readonly central?: Partial<Described>;
  /** Follows the content: a data descriptor, or bytes that belong to nothing. */
  readonly behind?: Buffer;
}

interface Described {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly uncompressedBytes: number;
  readonly at: number;
  readonly disk: number;
  readonly extra: Buffer;
}

/** For tests: a zip by hand, so that it can be wrong in every way that no zip library writes. */
export function handMadeZip(
  entries: readonly HandMadeEntry[],
  wrong: {
    readonly before?: Buffer;
    readonly afterEntries?: Buffer;
    readonly comment?: Buffer;
    /** Fields of the end record by their offset: two bytes up to 10, four from 12. */
    readonly end?: Readonly<Record<number, number>>;
  } = {},
): Buffer {
  const parts: Buffer[] = [wrong.before ?? Buffer.alloc(0)];
  const directory: Buffer[] = [];
  let at = parts[0]?.length ?? 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const method = entry.method ?? 0;
    const data = method === 8 ? deflateRawSync(content) : content;
    const truth: Described = {
      ...{ name: Buffer.from(entry.name), flags: entry.flags ?? 0, method, at, disk: 0, extra: Buffer.alloc(0) },
      ...{ crc32: crc32(content), compressedBytes: data.length, uncompressedBytes: content.length },
    };
    const written = [localHeader({ ...truth, ...entry.local }), data, entry.behind ?? Buffer.alloc(0)];
    parts.push(...written);
    directory.push(centralHeader({ ...truth, ...entry.central }));
    at += Buffer.concat(written).length;
  }
  const between = wrong.afterEntries ?? Buffer.alloc(0);
  at += between.length;
  const central = Buffer.concat(directory);
  const comment = wrong.comment ?? Buffer.alloc(0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  for (const [offset, value] of Object.entries(wrong.end ?? {})) {
    if (Number(offset) < 12) end.writeUInt16LE(value, Number(offset));
    else end.writeUInt32LE(value, Number(offset));
  }
  return Buffer.concat([...parts, between, central, end, comment]);
}

/** For tests: what follows an entry of flag bit 3. */
export function dataDescriptor(content: Buffer, deflated: Buffer, signature = true): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(crc32(content), 4);
  descriptor.writeUInt32LE(deflated.length, 8);
  descriptor.writeUInt32LE(content.length, 12);
  return signature ? descriptor : descriptor.subarray(4);
}

function localHeader(described: Described): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, described);
  return Buffer.concat([header, described.name, described.extra]);
}

function centralHeader(described: Described): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  writeCommon(header, 6, described);
  header.writeUInt16LE(described.disk, 34);
  header.writeUInt32LE(described.at, 42);
  return Buffer.concat([header, described.name, described.extra]);
}

/** The fields that both headers have, in the same order. */
function writeCommon(header: Buffer, at: number, described: Described): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(described.flags, at + 2);
  header.writeUInt16LE(described.method, at + 4);
  header.writeUInt32LE(described.crc32, at + 10);
  header.writeUInt32LE(described.compressedBytes, at + 14);
  header.writeUInt32LE(described.uncompressedBytes, at + 18);
  header.writeUInt16LE(described.name.length, at + 22);
  header.writeUInt16LE(described.extra.length, at + 24);
}
