/** A transfer that ended early and may be resumed or repeated. The message is a part of a sentence that says why. */
export class Cut extends Error {
  override readonly name = 'Cut';
  /** The link has expired, or the file behind it is gone. */
  readonly needsFreshLink: boolean;
  /** The received bytes are useless, because they belong to another object. */
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
 * Describes, as a part of a sentence, a request of Node's `fetch` that failed below HTTP. Returns undefined for any
 * other error. In that case `fetch` and the body of its answer reject with a TypeError whose cause is the failure.
 */
export function networkHappening(error: unknown): string | undefined {
  if (!(error instanceof TypeError)) return undefined;
  const { cause } = error;
  // An address may be tried as IPv6 and as IPv4. Then the error contains the errors of both.
  const inner: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  if (!(inner instanceof Error)) return undefined;
  const { code = inner.message } = inner as NodeJS.ErrnoException;
  return code === 'ERR_INVALID_URL' ? undefined : happeningOf(code);
}

/** The same for the code of an error of a connection, such as `ECONNRESET`. */
export function happeningOf(code: string): string {
  return `${happenings[code] ?? 'the connection failed'} (${code})`;
}
