import type { Gate } from '../../auth/gate.ts';
import type { Clock } from '../../clock.ts';
import type { XmlElement } from '../../http/xml-element.ts';
import type { Principal } from '../../iam/principal.ts';
import type { SignedForm } from '../../sigv4/verify-form.ts';
import { authenticateForm } from '../authenticate.ts';
import { checkForm } from '../form/check-form.ts';
import { type FormFields, fieldsOf } from '../form/form-fields.ts';
import { readPostPolicy } from '../form/post-policy.ts';
import { type Form, readForm } from '../form/read-form.ts';
import { receiveFile } from '../form/receive-file.ts';
import { type Call, type Reply, xmlHeaders } from '../operation.ts';
import { S3Error } from '../s3-error.ts';
import { maxKeyBytes, type S3Request } from '../s3-request.ts';
import type { StoredObject } from '../storage/stored-object.ts';
import { xmlDocument } from '../xml.ts';
import { descriptionHeaders, readDescription } from './object-description.ts';
import { writtenHeaders } from './object-headers.ts';

/**
 * Whether a request is a browser's form: a POST to a bucket, with no signature outside its body and nothing in its
 * query.
 */
export function isForm({ method, bucket, key, signed }: S3Request): boolean {
  return (
    method === 'POST' &&
    bucket !== undefined &&
    key === undefined &&
    signed.headers['authorization'] === undefined &&
    !signed.target.includes('?')
  );
}

/**
 * POST Object, a browser's upload by a form with a signed policy. In S3's order: is it a form, are the fields there,
 * whose signature is it, does the policy allow the form, may the signer write the object. The answer comes once the
 * object is on disk. Throws `S3Error`.
 *
 * @param callOf makes the call of the form's signer on the form's key
 */
export async function postObject(
  request: S3Request,
  { gate, clock }: { readonly gate: Gate; readonly clock: Clock },
  callOf: (principal: Principal, key: string) => Call,
): Promise<Reply> {
  refuseHeaders(request);
  const form = await readForm(request.headers['content-type'], request.body);
  try {
    return await store(request, form, { gate, clock }, callOf);
  } finally {
    await form.release();
  }
}

async function store(
  request: S3Request,
  form: Form,
  { gate, clock }: { readonly gate: Gate; readonly clock: Clock },
  callOf: (principal: Principal, key: string) => Call,
): Promise<Reply> {
  const fields = fieldsOf(form);
  const key = readKey(fields);
  const signed = signedFormOf(fields);
  const principal = await authenticateForm(signed, gate);
  const range = checkForm(readPostPolicy(signed.policy), fields, {
    bucket: request.bucket ?? '',
    nowMs: clock.nowMs(),
    maxBytes: maxFileBytes,
  });
  refuseFields(fields);
  const call = callOf(principal, key);
  call.demand('s3:PutObject', key);
  const { bucket } = call;
  const headers = Object.fromEntries(fields.values);
  const description = readDescription({ ...request, headers });
  const { blob, md5Hex, checksum } = await receiveFile(form.file, headers, range, bucket.store.blobs);
  const object: StoredObject = {
    key,
    blobs: [blob],
    sizeBytes: blob.sizeBytes,
    etag: md5Hex,
    lastModifiedMs: clock.nowMs(),
    description,
    ...(checksum === undefined ? {} : { checksum: { ...checksum, type: 'FULL_OBJECT' } }),
  };
  try {
    await bucket.store.objects.put(object, () => undefined);
  } catch (error) {
    await bucket.store.blobs.remove([blob]);
    throw error;
  }
  return answer(request, fields.get('success_action_status'), object, {
    ...writtenHeaders(bucket, object),
    location: locationOf(request, key),
  });
}

/** 5 GiB, as for a PUT; S3 documents no other limit for a form. */
const maxFileBytes = 5 * 1024 ** 3;

function readKey(fields: FormFields): string {
  const key = fields.required('key');
  if (key === '')
    throw new S3Error('InvalidArgument', 'User key must have a length greater than 0.', {
      ArgumentName: 'key',
      ArgumentValue: '',
    });
  if (Buffer.byteLength(key) > maxKeyBytes)
    throw new S3Error('KeyTooLongError', 'Your key is too long', {
      Size: String(Buffer.byteLength(key)),
      MaxSizeAllowed: String(maxKeyBytes),
    });
  return key;
}

/** A form without any field of a signature is anonymous, and nobody may write anonymously here. */
function signedFormOf(fields: FormFields): SignedForm {
  const { get, required } = fields;
  if (get('AWSAccessKeyId') !== undefined || get('Signature') !== undefined)
    throw new S3Error(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  const parts = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Signature'];
  if (parts.every((name) => get(name) === undefined)) throw new S3Error('AccessDenied', 'Access Denied');
  const [algorithm = '', credential = '', date = '', signature = ''] = parts.map(required);
  const securityToken = get('X-Amz-Security-Token');
  return {
    policy: required('Policy'),
    algorithm,
    credential,
    date,
    signature,
    ...(securityToken === undefined ? {} : { securityToken }),
  };
}

/** Fields of S3 that this host supports. A name that ends in `-` stands for all names with that beginning. */
const takenFields = [
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-signature',
  'x-amz-checksum-',
  ...descriptionHeaders,
];

const refusedFields = ['acl', 'tagging', 'success_action_redirect', 'redirect', 'if-match', 'if-none-match'];

/** Fields that mean nothing to S3 are the page's own, and are passed over there too. */
function refuseFields(fields: FormFields): void {
  const refused = [...fields.values.keys()].find(
    (name) =>
      refusedFields.includes(name) ||
      (name.startsWith('x-amz-') &&
        !takenFields.some((taken) => (taken.endsWith('-') ? name.startsWith(taken) : name === taken))),
  );
  if (refused !== undefined)
    throw new S3Error('NotImplemented', `This host does not emulate PostObject with the field ${refused}.`);
}

/** Unproven: that S3 refuses a form without a length, as it refuses a PUT. Browsers always send it. */
function refuseHeaders({ signed }: S3Request): void {
  if (signed.headers['content-length'] === undefined)
    throw new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.');
  const refused = Object.keys(signed.headers).find(
    (name) =>
      (name.startsWith('x-amz-') && name !== 'x-amz-user-agent') || ['if-match', 'if-none-match'].includes(name),
  );
  if (refused !== undefined)
    throw new S3Error('NotImplemented', `This host does not emulate PostObject with the header ${refused}.`);
}

function locationOf({ bucket = '', signed }: S3Request, key: string): string {
  return `http://${signed.headers['host'] ?? ''}/${bucket}/${encodeURIComponent(key)}`;
}

/** 204 unless the form asks for 200 or 201. */
function answer(
  { bucket = '' }: S3Request,
  asked: string | undefined,
  { key, etag }: StoredObject,
  headers: Readonly<Record<string, string>>,
): Reply {
  if (asked !== '201') return { status: asked === '200' ? 200 : 204, headers };
  const elements: readonly XmlElement[] = [
    ['Location', headers['location'] ?? ''],
    ['Bucket', bucket],
    ['Key', key],
    ['ETag', `"${etag}"`],
  ];
  return { status: 201, headers: { ...headers, ...xmlHeaders }, body: xmlDocument('PostResponse', elements) };
}
