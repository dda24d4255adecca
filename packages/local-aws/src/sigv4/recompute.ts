import { Sha256 } from '@aws-crypto/sha256-js';
import { getCanonicalHeaders, SignatureV4 } from '@smithy/signature-v4';
import type { QueryParameterBag } from '@smithy/types';
import type { ClaimedSignature } from './claimed-signature.ts';
import type { SignedRequest } from './signed-request.ts';

/**
 * The signature that the holder of `secretAccessKey` would put on this request, computed by the SDK's own signer.
 * Resolves to 64 lower-case hexadecimal digits.
 */
export function recomputeSignature(
  request: SignedRequest,
  claimed: ClaimedSignature,
  secretAccessKey: string,
  payloadHash: string,
): Promise<string> {
  return new Recomputation(claimed, secretAccessKey).of(request, claimed, payloadHash);
}

// Uses the parts of the signer instead of sign() and presign(). Those choose the headers to sign, drop `date`, and move
// headers into the query. In a received request these choices are already made.
class Recomputation extends SignatureV4 {
  constructor(claimed: ClaimedSignature, secretAccessKey: string) {
    super({
      credentials: { accessKeyId: claimed.accessKeyId, secretAccessKey },
      region: claimed.scope.region,
      service: claimed.scope.service,
      sha256: Sha256,
      // S3 signs the path as sent. Every other service normalises the path and encodes it again.
      uriEscapePath: claimed.scope.service !== 's3',
    });
  }

  async of(request: SignedRequest, claimed: ClaimedSignature, payloadHash: string): Promise<string> {
    const headers = Object.fromEntries([...claimed.signedHeaders].map((name) => [name, request.headers[name] ?? '']));
    const parts = {
      method: request.method,
      protocol: 'http:',
      hostname: '',
      path: claimed.target.rawPath,
      query: queryBag(claimed.target.query),
      headers,
    };
    const canonicalHeaders = getCanonicalHeaders(parts, undefined, new Set(claimed.signedHeaders));
    const canonicalRequest = this.createCanonicalRequest(parts, canonicalHeaders, payloadHash);
    const { date, region, service } = claimed.scope;
    const stringToSign = await this.createStringToSign(
      claimed.longDate,
      `${date}/${region}/${service}/aws4_request`,
      canonicalRequest,
      'AWS4-HMAC-SHA256',
    );
    return this.sign(stringToSign, { signingDate: new Date(claimed.signedAtMs) });
  }
}

function queryBag(query: readonly (readonly [string, string])[]): QueryParameterBag {
  // Without a prototype, so that a parameter named `__proto__` is an ordinary one.
  const bag = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of query) (bag[name] ??= []).push(value);
  return bag;
}
