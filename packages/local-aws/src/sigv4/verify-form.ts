import { createHmac, timingSafeEqual } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { getSigningKey } from '@smithy/signature-v4';
import type { Clock } from '../clock.ts';
import type { Principal } from '../iam/principal.ts';
import { readCommon } from './claimed-signature.ts';
import type { CredentialAuthority } from './credential-authority.ts';
import { SignatureRefused } from './signature-refused.ts';
import { checkScope, findSigner, mismatch } from './verify.ts';

/** The fields by which a browser's form says who has signed its policy. */
export interface SignedForm {
  /** Base64, exactly as the form has it: this text is what was signed. */
  readonly policy: string;
  readonly algorithm: string;
  readonly credential: string;
  readonly date: string;
  readonly signature: string;
  readonly securityToken?: string;
}

/** The signing key is good for seven days (S3 API reference, authentication-specific policy keys). */
const mostAgeMs = 7 * 86_400_000;

/**
 * Verifies the signature of a form that was made for S3 and says whose it is. Throws `SignatureRefused`. Unproven: that S3 compares
 * x-amz-date with its own clock and with the day of the credential.
 */
export async function verifyForm(
  form: SignedForm,
  {
    credentials,
    region,
    clock,
  }: { readonly credentials: CredentialAuthority; readonly region: string; readonly clock: Clock },
): Promise<Principal> {
  const claimed = readCommon(form.algorithm, form.credential, 'host', form.signature, form.date);
  checkScope(claimed, 's3', region);
  const { secretAccessKey, principal } = findSigner(claimed.accessKeyId, form.securityToken, credentials);
  const ageMs = clock.nowMs() - claimed.signedAtMs;
  if (ageMs > mostAgeMs) throw new SignatureRefused('RequestExpired', 'Request has expired');
  if (ageMs < -fifteenMinutesMs)
    throw new SignatureRefused('RequestTimeTooSkewed', `The form is not valid before ${form.date}.`);
  const { accessKeyId, scope } = claimed;
  const key = await getSigningKey(Sha256, { accessKeyId, secretAccessKey }, scope.date, scope.region, scope.service);
  const expected = createHmac('sha256', key).update(form.policy).digest();
  if (!timingSafeEqual(expected, Buffer.from(claimed.signature, 'hex')))
    throw mismatch(
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    );
  return principal;
}

const fifteenMinutesMs = 15 * 60_000;
