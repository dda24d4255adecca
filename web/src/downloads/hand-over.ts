/**
 * Lets the browser download a file by its link, in a frame that nobody sees: whatever comes instead of the file is shown in there, and the
 * page stays. The frame may do nothing but download. Nothing of the file passes through the page, so its size does not matter.
 *
 * @param url tried before (`tryLink`): here nobody would see what the storage says.
 */
export function handOver(url: string): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.sandbox.add('allow-downloads');
  frame.referrerPolicy = 'no-referrer';
  frame.src = url;
  document.body.append(frame);
  setTimeout(() => frame.remove(), keptMs);
}

/** Long enough for the slowest storage to begin its answer; by then the browser has the download in its own hands. */
const keptMs = 120_000;
