import type { Readable } from 'node:stream';
import CompressedObject from 'jszip/lib/compressedObject.js';
import compressions from 'jszip/lib/compressions.js';
import NodejsStreamInputAdapter from 'jszip/lib/nodejs/NodejsStreamInputAdapter.js';
import GenericWorker from 'jszip/lib/stream/GenericWorker.js';

/**
 * The facts that jszip needs about an entry's bytes before deflation. They are filled in before the deflated stream
 * ends.
 */
export interface EntryFacts {
  crc32: number;
  uncompressedBytes: number;
}

/** jszip is not the version for whose internals this was written. */
export class UnknownJszip extends Error {
  override readonly name = 'UnknownJszip';
}

/**
 * An entry that is already deflated, in the form in which jszip keeps the entries of a zip that it has loaded. jszip
 * copies such entries unchanged. jszip's own deflate is JavaScript and half as fast as zlib's, and so is its CRC.
 * Therefore node:zlib does both, and jszip only writes the container. Add the entry with `{ compression: 'DEFLATE' }`.
 */
export class DeflatedEntry extends CompressedObject {
  readonly #deflated: Readable;
  readonly #facts: EntryFacts;

  constructor(deflated: Readable, facts: EntryFacts) {
    // Sizes and CRC are not known yet. jszip takes them from the worker's streamInfo at the end of its stream.
    super(undefined, undefined, undefined, deflate, undefined);
    this.#deflated = deflated;
    this.#facts = facts;
  }

  override getCompressedWorker(): GenericWorker {
    const source = new NodejsStreamInputAdapter('deflated', this.#deflated);
    return source.pipe(new FactsWorker(this.#facts)).withStreamInfo('compression', deflate);
  }
}

/** Passes deflated bytes on. At their end it reports the facts that jszip writes after them and into the directory. */
class FactsWorker extends GenericWorker {
  readonly #facts: EntryFacts;
  #deflatedBytes = 0;

  constructor(facts: EntryFacts) {
    super('facts');
    this.#facts = facts;
  }

  override processChunk(chunk: { readonly data: Uint8Array }): void {
    this.#deflatedBytes += chunk.data.length;
    this.push(chunk);
  }

  override flush(): void {
    Object.assign(this.streamInfo, {
      crc32: this.#facts.crc32,
      uncompressedSize: this.#facts.uncompressedBytes,
      compressedSize: this.#deflatedBytes,
    });
  }
}

function deflateCompression() {
  const { DEFLATE: known } = compressions;
  if (
    known?.magic !== '\x08\x00' ||
    typeof (CompressedObject.prototype as Partial<CompressedObject>).getCompressedWorker !== 'function'
  ) {
    throw new UnknownJszip(
      'jszip no longer keeps compressed entries as archive/deflated-entry.ts gives it one. Pin jszip 3.10.2.',
    );
  }
  return known;
}

const deflate = deflateCompression();
