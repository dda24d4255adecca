/** The inside of jszip 3.10.2 that archive/predeflated.ts builds on; jszip's own types end at its front. */
declare module 'jszip/lib/compressions.js' {
  import type GenericWorker from 'jszip/lib/stream/GenericWorker.js';

  interface Compression {
    magic: string;
    compressWorker(options: unknown): GenericWorker;
    uncompressWorker(): GenericWorker;
  }
  const compressions: Record<string, Compression>;
  export default compressions;
}

declare module 'jszip/lib/stream/GenericWorker.js' {
  export default class GenericWorker {
    constructor(name?: string);
    streamInfo: Record<string, unknown>;
    /** Called once, before `end` is passed on to the next worker. */
    flush(): void;
  }
}
