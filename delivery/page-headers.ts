/** The origins to which the page's scripts connect, e.g. `https://….appsync-api.ap-northeast-1.amazonaws.com`. */
export interface PageOrigins {
  readonly graphql: string;
  /** AppSync's host for subscriptions; a WebSocket origin. */
  readonly realtime: string;
  readonly userPools: string;
  readonly identityPools: string;
  /** The origin of the archives' bucket in download links. On AWS it is the bucket's virtual host. */
  readonly archives: string;
}

/** Headers of every response of the page's server, by their lower-case names. */
export type PageHeaders = {
  readonly 'content-security-policy': string;
  readonly 'x-content-type-options': 'nosniff';
  readonly 'x-frame-options': 'DENY';
  readonly 'referrer-policy': 'no-referrer';
  readonly 'cross-origin-opener-policy': 'same-origin';
};

/**
 * For this long, a browser that has seen the header uses only TLS with the host. The header is sent only over TLS (RFC
 * 6797, 7.2), so not by the local host.
 */
export const strictTransportSeconds = 365 * 86_400;

/** The one source of the page's security headers. Both the distribution and the local host send them. */
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
    // The page tries a link before it follows it, so the archives' origin is needed here.
    'connect-src': ["'self'", graphql, realtime, userPools, identityPools, archives],
    // The page follows a link in a hidden frame, so that an answer of S3 cannot replace the page.
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
