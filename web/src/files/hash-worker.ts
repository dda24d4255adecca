import type { HashNews } from './hash-file.ts';
import { sha256OfFile } from './sha256-of-file.ts';

/** Runs beside the page. Gets one file, and reports until its hash is known. */
addEventListener('message', ({ data }: MessageEvent<File>) => {
  const tell = (news: HashNews) => postMessage(news);
  sha256OfFile(data, (bytes) => tell({ kind: 'read', bytes })).then(
    (sha256) => tell({ kind: 'hash', sha256 }),
    () => tell({ kind: 'unreadable' }),
  );
});
