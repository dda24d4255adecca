/**
 * The internals of jszip 3.10.2 that archive/zip/deflated-entry.ts uses. jszip's own types cover only its public API.
 */
declare module 'jszip/lib/compressions.js' {
  interface Compression {
    /** The two bytes that name the method in a zip. */
    magic: string;
  }
  const compressions: Record<string, Compression>;
  export default compressions;
}

declare module 'jszip/lib/compressedObject.js' {
  import type GenericWorker from 'jszip/lib/stream/GenericWorker.js';

  export default class CompressedObject {
    constructor(
      compressedSize: unknown,
      uncompressedSize: unknown,
      crc32: unknown,
      compression: { magic: string },
      data: unknown,
    );
    /** Called when the zip is written with this compression. */
    getCompressedWorker(): GenericWorker;
  }
}

declare module 'jszip/lib/nodejs/NodejsStreamInputAdapter.js' {
  import type { Readable } from 'node:stream';
  import GenericWorker from 'jszip/lib/stream/GenericWorker.js';

  export default class NodejsStreamInputAdapter extends GenericWorker {
    constructor(name: string, stream: Readable);
  }
}

declare module 'jszip/lib/stream/GenericWorker.js' {
  export default class GenericWorker {
    constructor(name?: string);
    /** One object for all workers of a chain. */
    streamInfo: Record<string, unknown>;
    processChunk(chunk: { readonly data: Uint8Array }): void;
    push(chunk: { readonly data: Uint8Array }): void;
    /** Called once, before `end` is passed on to the next worker. */
    flush(): void;
    pipe<Next extends GenericWorker>(next: Next): Next;
    withStreamInfo(key: string, value: unknown): this;
  }
}
