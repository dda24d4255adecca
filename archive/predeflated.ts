import compressions from 'jszip/lib/compressions.js';
import GenericWorker from 'jszip/lib/stream/GenericWorker.js';

/**
 * The name under which jszip takes entries that are deflated already. jszip's own deflate is JavaScript and half as fast as zlib's, so the
 * bytes are deflated outside by node:zlib, and jszip is what it is good at: the container. Such an entry is added with
 * `{ compression: predeflated, compressionOptions: facts }`, where `facts` is a {@link Predeflated} filled in before its stream ends.
 */
export const predeflated = 'PREDEFLATED';

/** What jszip would have measured on the bytes before deflation. */
export interface Predeflated {
  crc32: number;
  uncompressedBytes: number;
}

/** jszip is not the version whose inside this was written against. */
export class UnknownJszip extends Error {
  override readonly name = 'UnknownJszip';
}

/** jszip's probes stand before the compression, so they have measured deflated bytes: the truth is put in as the stream ends. */
class PredeflatedWorker extends GenericWorker {
  readonly #facts: Predeflated;

  constructor(facts: Predeflated) {
    super('predeflated');
    this.#facts = facts;
  }

  override flush(): void {
    if (!('crc32' in this.streamInfo) || !('uncompressedSize' in this.streamInfo)) {
      throw new UnknownJszip('jszip no longer keeps crc32 and uncompressedSize where archive/predeflated.ts corrects them. Pin jszip 3.10.2.');
    }
    this.streamInfo['crc32'] = this.#facts.crc32;
    this.streamInfo['uncompressedSize'] = this.#facts.uncompressedBytes;
  }
}

function register(): void {
  const deflate = compressions['DEFLATE'];
  if (deflate?.magic !== deflateMagic || compressions['STORE']?.magic !== '\x00\x00') {
    throw new UnknownJszip('jszip/lib/compressions.js is not the table that archive/predeflated.ts adds to. Pin jszip 3.10.2.');
  }
  compressions[predeflated] = {
    magic: deflateMagic,
    compressWorker: (facts) => new PredeflatedWorker(facts as Predeflated),
    uncompressWorker: () => deflate.uncompressWorker(),
  };
}

/** Compression method 8, little-endian. */
const deflateMagic = '\x08\x00';

register();
