import { serveReader } from './reader/serve-reader.ts';

/**
 * The one script of viewer.html. It is also the script of its worker: the page hands its own text on, so that the reader
 * is in the file once.
 */
if (typeof document === 'undefined') {
  serveReader();
} else {
  const script = document.currentScript?.textContent ?? '';
  void import('./start.tsx').then(({ start }) => start(script));
}
