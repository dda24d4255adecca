/** The reason why a link returns no file, by the page's own names. */
export const linkProblems = ['LinkGone', 'LinkRefused', 'StorageFailing', 'StorageUnreachable'] as const;

export type LinkProblem = (typeof linkProblems)[number];

/** The longest wait for a storage that does not answer. */
export const longestTrialMs = 10_000;

/**
 * Requests the first byte of a file by its link, to learn the result before a browser follows the link. Uses GET,
 * because a link signed for GET answers HEAD with 403. Undefined when the file is there.
 *
 * @throws TypeError when the link is not an http(s) address.
 */
export async function tryLink(url: string, ask: typeof fetch = fetch): Promise<LinkProblem | undefined> {
  const { protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new TypeError(`A download link starts with https:, got ${protocol}`);
  try {
    const answer = await ask(url, {
      headers: { range: 'bytes=0-0' },
      // A link grants access. So it is sent only to the storage, and no cache keeps it.
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(longestTrialMs),
    });
    // A server may ignore the range and send all of the file.
    await answer.body?.cancel();
    return problemOf(answer.status);
  } catch (error) {
    // TypeError: there was no answer, or the page may not read it. TimeoutError: there was no answer in time.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
      return 'StorageUnreachable';
    throw error;
  }
}

function problemOf(status: number): LinkProblem | undefined {
  if (status === 200 || status === 206) return undefined;
  if (status === 404 || status === 410) return 'LinkGone';
  return status >= 500 || status === 429 ? 'StorageFailing' : 'LinkRefused';
}
