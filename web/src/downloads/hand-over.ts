/**
 * Lets the browser download a file by its link, in an invisible frame. An error page instead of the file is shown in
 * the frame, and the page stays. The frame may only download. The file does not pass through the page, so its size does
 * not matter.
 *
 * @param url a link that was tried before (`tryLink`), because a refusal by the storage would be invisible here.
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

/** Long enough for the slowest storage to start its answer. By then the browser itself handles the download. */
const keptMs = 120_000;
