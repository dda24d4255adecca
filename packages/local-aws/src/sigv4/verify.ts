import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Principal } from '../iam/principal.ts';
import { type ClaimedSignature, readClaimedSignature } from './claimed-signature.ts';
import type { CredentialAuthority } from './credential-authority.ts';
import { claimedPayloadHash } from './payload-hash.ts';
import { recomputeSignature } from './recompute.ts';
import { SignatureRefused } from './signature-refused.ts';
import { type SignedRequest, type SignedService } from './signed-request.ts';

/** Verifies a SigV4 signature, in the header or presigned, and returns the signer. Throws `SignatureRefused`. */
export async function verifySignature(
  request: SignedRequest,
  service: SignedService,
  against: { readonly credentials: CredentialAuthority; readonly region: string; readonly clock: Clock },
): Promise<Principal> {
  const claimed = readClaimedSignature(request);
  checkScope(claimed, service, against.region);
  checkWhatIsSigned(request, claimed, service);
  const { secretAccessKey, principal } = findSigner(claimed.accessKeyId, claimed.sessionToken, against.credentials);
  checkTime(claimed, service, against.clock.nowMs());
  const payloadHash = claimedPayloadHash(request, claimed, service);
  const expected = await recomputeSignature(request, claimed, secretAccessKey, payloadHash);
  if (!timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(claimed.signature, 'hex'))) {
    throw mismatch(
      'The request signature we calculated does not match the signature you provided. Check your secret access key and signing method.',
    );
  }
  return principal;
}

/** Throws `SignatureRefused` for a signature of another day, region or service. */
export function checkScope(
  claimed: Pick<ClaimedSignature, 'scope' | 'longDate'>,
  service: SignedService,
  region: string,
): void {
  const { scope } = claimed;
  if (claimed.longDate.slice(0, 8) !== scope.date)
    throw mismatch(`The date of the credential scope, ${scope.date}, is not that of X-Amz-Date, ${claimed.longDate}.`);
  // For a wrong region or service, S3 reports a malformed header. The others report a signature that does not match.
  const wrong = (message: string) =>
    service === 's3' ? new SignatureRefused('IncompleteSignature', message) : mismatch(message);
  if (scope.region !== region)
    throw wrong(`The credential is scoped to region '${scope.region}'; expecting '${region}'.`);
  if (scope.service !== service)
    throw wrong(`The credential is scoped to service '${scope.service}'; expecting '${service}'.`);
}

function checkWhatIsSigned(request: SignedRequest, claimed: ClaimedSignature, service: SignedService): void {
  const { signedHeaders } = claimed;
  if (!signedHeaders.has('host')) throw mismatch("'host' must be among the SignedHeaders.");
  const absent = [...signedHeaders].filter((name) => request.headers[name] === undefined);
  if (absent.length > 0) throw mismatch(`Headers named in SignedHeaders are not in the request: ${absent.join(', ')}.`);
  const unsigned = Object.keys(request.headers).filter(
    (name) => name.startsWith('x-amz-') && !signedHeaders.has(name) && !mayBeUnsigned(name, service),
  );
  if (unsigned.length > 0)
    throw mismatch(`There were headers present in the request which were not signed: ${unsigned.join(', ')}.`);
}

/**
 * Amplify adds its user agent to AppSync's realtime headers after signing them. AppSync accepts it. S3 accepts no
 * unsigned x-amz header.
 */
function mayBeUnsigned(header: string, service: SignedService): boolean {
  return header === 'x-amz-user-agent' && service !== 's3';
}

/** The secret and the owner of an access key. Throws `SignatureRefused`. */
export function findSigner(
  accessKeyId: string,
  sessionToken: string | undefined,
  credentials: CredentialAuthority,
): { secretAccessKey: string; principal: Principal } {
  const found = credentials.lookUp(accessKeyId, sessionToken);
  switch (found.kind) {
    case 'known':
      return found;
    case 'unknown-key':
      throw new SignatureRefused(
        'InvalidAccessKeyId',
        `The access key id ${accessKeyId} does not exist in our records.`,
      );
    case 'bad-token':
      throw sessionToken === undefined
        ? new SignatureRefused('InvalidAccessKeyId', `The access key id ${accessKeyId} needs its session token.`)
        : new SignatureRefused('InvalidToken', 'The security token included in the request is invalid.');
    case 'expired':
      throw new SignatureRefused('ExpiredToken', 'The security token included in the request is expired.');
  }
}

/** AWS's tolerances: 15 minutes at S3, 5 elsewhere. */
function toleranceMs(service: SignedService): number {
  return (service === 's3' ? 15 : 5) * 60_000;
}

function checkTime(claimed: ClaimedSignature, service: SignedService, nowMs: number): void {
  const ageMs = nowMs - claimed.signedAtMs;
  const tooEarly = ageMs < -toleranceMs(service);
  if (claimed.expiresSeconds !== undefined) {
    if (tooEarly)
      throw new SignatureRefused(
        'RequestTimeTooSkewed',
        `The request is not valid before ${claimed.longDate}; the host's time is ${new Date(nowMs).toISOString()}.`,
      );
    if (ageMs > claimed.expiresSeconds * 1000) throw new SignatureRefused('RequestExpired', 'Request has expired');
  } else if (tooEarly || ageMs > toleranceMs(service)) {
    throw new SignatureRefused(
      'RequestTimeTooSkewed',
      service === 's3'
        ? `The difference between the request time ${claimed.longDate} and the host's time ${longDate(nowMs)} is too large.`
        : skewSentence(claimed, service, nowMs),
    );
  }
}

/** AWS's sentence (General Reference, "Troubleshooting signature errors"). */
function skewSentence(
  { longDate: signed, signedAtMs }: ClaimedSignature,
  service: SignedService,
  nowMs: number,
): string {
  const minutes = toleranceMs(service) / 60_000;
  return signedAtMs < nowMs
    ? `Signature expired: ${signed} is now earlier than ${longDate(nowMs - toleranceMs(service))} (${longDate(nowMs)} - ${minutes} min.)`
    : `Signature not yet current: ${signed} is still later than ${longDate(nowMs + toleranceMs(service))} (${longDate(nowMs)} + ${minutes} min.)`;
}

/** `20260131T235959Z` */
function longDate(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

export function mismatch(message: string): SignatureRefused {
  return new SignatureRefused('SignatureDoesNotMatch', message);
}
