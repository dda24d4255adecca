/** A download that ended early, and may go on. The message is a part of a sentence: what happened. */
export class Cut extends Error {
  override readonly name = 'Cut';
  /** The link is no longer good, or what it leads to is not there. */
  readonly needsFreshLink: boolean;
  /** What has arrived is of no use: it belongs to another object. */
  readonly startOver: boolean;

  constructor(
    message: string,
    {
      needsFreshLink = false,
      startOver = false,
      cause,
    }: { readonly needsFreshLink?: boolean; readonly startOver?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.needsFreshLink = needsFreshLink;
    this.startOver = startOver;
  }
}

const happenings: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the connection was cut',
  UND_ERR_HEADERS_TIMEOUT: 'no answer came',
  UND_ERR_BODY_TIMEOUT: 'no more bytes came',
  UND_ERR_CONNECT_TIMEOUT: 'no connection could be made in time',
  ETIMEDOUT: 'no connection could be made in time',
  ENOTFOUND: 'the server’s name cannot be looked up',
  EAI_AGAIN: 'the server’s name cannot be looked up',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'there is no way to the server',
};

/**
 * What happened to a request of Node's `fetch` that failed below HTTP, as a part of a sentence; undefined for any other error. `fetch` and the
 * body of its answer reject with a TypeError then, and the cause inside.
 */
export function networkHappening(error: unknown): string | undefined {
  if (!(error instanceof TypeError)) return undefined;
  const { cause } = error;
  // An address may be tried as IPv6 and as IPv4: then the errors of both are inside.
  const inner: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  if (!(inner instanceof Error)) return undefined;
  const { code = inner.message } = inner as NodeJS.ErrnoException;
  return code === 'ERR_INVALID_URL' ? undefined : `${happenings[code] ?? 'the connection failed'} (${code})`;
}
