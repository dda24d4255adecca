import { createHash } from 'node:crypto';
import type { ClaimedSignature } from './claimed-signature.ts';
import { SignatureRefused } from './signature-refused.ts';
import { type SignedRequest, type SignedService } from './signed-request.ts';

/** Payload markers that S3 accepts instead of a hash. The markers of signed chunks are missing and refused. */
export const unsignedPayloads: readonly string[] = ['UNSIGNED-PAYLOAD', 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'];

/**
 * The last line of the canonical request, which is the hash (or S3 marker) that the signer used. For every service
 * except S3 it is the hash of the received body, regardless of headers.
 */
export function claimedPayloadHash(request: SignedRequest, claimed: ClaimedSignature, service: SignedService): string {
  const inQuery = claimed.target.query.find(([name]) => name.toLowerCase() === 'x-amz-content-sha256')?.[1];
  const stated = request.headers['x-amz-content-sha256'] ?? inQuery;
  if (service !== 's3')
    return createHash('sha256')
      .update(request.body ?? '')
      .digest('hex');
  if (stated === undefined) {
    if (claimed.place === 'query') return 'UNSIGNED-PAYLOAD';
    throw new SignatureRefused(
      'IncompleteSignature',
      'Missing required header for this request: x-amz-content-sha256.',
    );
  }
  if (!unsignedPayloads.includes(stated) && !/^[0-9a-f]{64}$/.test(stated)) {
    throw new SignatureRefused(
      'IncompleteSignature',
      `x-amz-content-sha256 must be a SHA-256 in hexadecimal, ${unsignedPayloads.join(' or ')}; got "${stated.slice(0, 80)}".`,
    );
  }
  return stated;
}
