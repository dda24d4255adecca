/** Why a link gives no file, as the page speaks about it. */
export const linkProblems = ['LinkGone', 'LinkRefused', 'StorageFailing', 'StorageUnreachable'] as const;

export type LinkProblem = (typeof linkProblems)[number];

/** A storage that says nothing for this long will not be waited for. */
export const longestTrialMs = 10_000;

/**
 * Asks for the first byte of a file by its link, to learn what a browser that follows the link would get. With GET: a link signed for GET
 * answers HEAD with 403. Undefined when the file is there.
 *
 * @throws TypeError when the link is no http(s) address.
 */
export async function tryLink(url: string, ask: typeof fetch = fetch): Promise<LinkProblem | undefined> {
  const { protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new TypeError(`A download link starts with https:, got ${protocol}`);
  try {
    const answer = await ask(url, {
      headers: { range: 'bytes=0-0' },
      // A link is a key: it goes to the storage and nowhere else, and is kept in no cache.
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(longestTrialMs),
    });
    // A server may ignore the range and send all of it.
    await answer.body?.cancel();
    return problemOf(answer.status);
  } catch (error) {
    // TypeError: nobody answered, or the answer may not be read. TimeoutError: nobody answered in time.
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
