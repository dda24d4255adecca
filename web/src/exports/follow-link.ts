/**
 * Fetches a file by its link. The file comes as an attachment, so the page stays.
 *
 * @throws TypeError when the link is no http(s) address.
 */
export function followLink(url: string): void {
  const { protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError(`A download link starts with https:, got ${protocol}`);
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.rel = 'noreferrer';
  link.click();
}
