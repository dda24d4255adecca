import type { Readable } from 'node:stream';
import CompressedObject from 'jszip/lib/compressedObject.js';
import compressions from 'jszip/lib/compressions.js';
import NodejsStreamInputAdapter from 'jszip/lib/nodejs/NodejsStreamInputAdapter.js';
import GenericWorker from 'jszip/lib/stream/GenericWorker.js';

/** What jszip must know of an entry's bytes before deflation. Filled in before the stream of the deflated ones ends. */
export interface EntryFacts {
  crc32: number;
  uncompressedBytes: number;
}

/** jszip is not the version whose inside this was written against. */
export class UnknownJszip extends Error {
  override readonly name = 'UnknownJszip';
}

/**
 * An entry that is deflated already, as jszip keeps those of a zip it has loaded: it copies them as they are. jszip's own deflate is
 * JavaScript and half as fast as zlib's, and so is its CRC, so both are made outside by node:zlib, and jszip is what it is good at: the
 * container. Add it with `{ compression: 'DEFLATE' }`.
 */
export class DeflatedEntry extends CompressedObject {
  readonly #deflated: Readable;
  readonly #facts: EntryFacts;

  constructor(deflated: Readable, facts: EntryFacts) {
    // Sizes and CRC are not known yet; jszip takes them from the worker's streamInfo when its stream has ended.
    super(undefined, undefined, undefined, deflate, undefined);
    this.#deflated = deflated;
    this.#facts = facts;
  }

  override getCompressedWorker(): GenericWorker {
    const source = new NodejsStreamInputAdapter('deflated', this.#deflated);
    return source.pipe(new FactsWorker(this.#facts)).withStreamInfo('compression', deflate);
  }
}

/** Passes deflated bytes on, and says at their end what jszip writes behind them and into the directory. */
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
