/** Where the page's scripts connect to, each an origin, e.g. `https://….appsync-api.ap-northeast-1.amazonaws.com`. */
export interface PageOrigins {
  readonly graphql: string;
  /** AppSync's host for subscriptions; a WebSocket origin. */
  readonly realtime: string;
  readonly userPools: string;
  readonly identityPools: string;
  /** The archives' bucket, as the links name it: its virtual host on AWS. */
  readonly archives: string;
}

/** Headers of every answer of the page's server, by their names in small letters. */
export type PageHeaders = {
  readonly 'content-security-policy': string;
  readonly 'x-content-type-options': 'nosniff';
  readonly 'x-frame-options': 'DENY';
  readonly 'referrer-policy': 'no-referrer';
  readonly 'cross-origin-opener-policy': 'same-origin';
};

/** A browser speaks TLS only to a host that once said so, for this long. Said over TLS alone (RFC 6797, 7.2), so not by the local host. */
export const strictTransportSeconds = 365 * 86_400;

/** The one source of the page's security headers: the distribution and the local host both send what this gives. */
export function pageHeaders(origins: PageOrigins): PageHeaders {
  return {
    'content-security-policy': contentSecurityPolicy(origins),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}

function contentSecurityPolicy({ graphql, realtime, userPools, identityPools, archives }: PageOrigins): string {
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    // The archives: a link is tried before it is followed.
    'connect-src': ["'self'", graphql, realtime, userPools, identityPools, archives],
    // A link is followed in a hidden frame: what S3 answers cannot take the page's place.
    'frame-src': [archives],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
