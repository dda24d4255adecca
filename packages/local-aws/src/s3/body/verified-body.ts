import { createHash } from 'node:crypto';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import { decodeAwsChunked } from './aws-chunked.ts';
import {
  algorithmNamed,
  algorithmOfHeader,
  type ChecksumAlgorithm,
  checksumHeader,
  startChecksum,
} from './checksum.ts';

/** A body that is verified while it is read, and the result. */
export interface VerifiedBody {
  /** The bytes without any framing. The iteration throws `S3Error` before its end when they contradict the request. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The result. Call it only after `bytes` has ended. */
  readonly result: () => {
    readonly md5Hex: string;
    readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly value: string };
  };
}

/**
 * Checks a request's body against its length, its signed SHA-256, its Content-MD5 and its checksum, in header or
 * trailer. `alsoCompute` is a checksum that is computed even if the client did not send it. Throws `S3Error` at once
 * for headers that contradict each other.
 */
export function verifyBody(request: S3Request, maxSizeBytes: number, alsoCompute?: ChecksumAlgorithm): VerifiedBody {
  const { headers } = request;
  const isChunked = headers['x-amz-content-sha256'] === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
  const wantedSha256 = /^[0-9a-f]{64}$/.exec(headers['x-amz-content-sha256'] ?? '')?.[0];
  const wantedMd5 = readContentMd5(headers['content-md5']);
  const sizeBytes = expectedSize(headers, isChunked);
  if (sizeBytes > maxSizeBytes)
    throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: String(sizeBytes),
      MaxSizeAllowed: String(maxSizeBytes),
    });
  const stated = statedChecksum(headers);
  const algorithm = stated?.algorithm ?? alsoCompute;
  if (stated !== undefined && alsoCompute !== undefined && stated.algorithm !== alsoCompute) {
    throw new S3Error(
      'InvalidRequest',
      `Checksum Type mismatch occurred, expected checksum Type: ${alsoCompute.toLowerCase()}, actual checksum Type: ${stated.algorithm.toLowerCase()}`,
    );
  }
  const trailers = new Map<string, string>();
  let result: ReturnType<VerifiedBody['result']> | undefined;

  async function* verified(): AsyncGenerator<Uint8Array> {
    const md5 = createHash('md5');
    const sha256 = wantedSha256 === undefined ? undefined : createHash('sha256');
    const checksum = algorithm === undefined ? undefined : startChecksum(algorithm);
    let seenBytes = 0;
    for await (const chunk of isChunked ? decodeAwsChunked(request.body, trailers) : request.body) {
      seenBytes += chunk.byteLength;
      if (seenBytes > sizeBytes)
        throw new S3Error('IncompleteBody', `The body is longer than the ${sizeBytes} bytes announced.`);
      md5.update(chunk);
      sha256?.update(chunk);
      checksum?.update(chunk);
      yield chunk;
    }
    if (seenBytes !== sizeBytes)
      throw new S3Error(
        'IncompleteBody',
        `You did not provide the number of bytes specified: ${sizeBytes} announced, ${seenBytes} received.`,
      );
    if (sha256 !== undefined && sha256.digest('hex') !== wantedSha256)
      throw new S3Error(
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      );
    const md5Hex = md5.digest('hex');
    if (wantedMd5 !== undefined && md5Hex !== wantedMd5)
      throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    if (algorithm === undefined || checksum === undefined) {
      result = { md5Hex };
      return;
    }
    const value = await checksum.digest();
    const wanted = stated?.inTrailer ? trailers.get(checksumHeader(algorithm)) : stated?.value;
    if (stated !== undefined && wanted === undefined)
      throw new S3Error(
        'MalformedTrailerError',
        `The request announced the trailer ${checksumHeader(algorithm)} and did not send it.`,
      );
    if (wanted !== undefined && wanted !== value)
      throw new S3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
    result = { md5Hex, checksum: { algorithm, value } };
  }

  return {
    bytes: verified(),
    result: () => {
      if (result === undefined) throw new Error('The result of a body was requested before its end.');
      return result;
    },
  };
}

function expectedSize(headers: Readonly<Record<string, string>>, isChunked: boolean): number {
  const isFramed = (headers['content-encoding'] ?? '').split(',').some((coding) => coding.trim() === 'aws-chunked');
  if (isFramed && !isChunked)
    throw new S3Error(
      'NotImplemented',
      'aws-chunked bodies are read with x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER only.',
    );
  const name = isChunked ? 'x-amz-decoded-content-length' : 'content-length';
  const text = headers[name];
  // A request without a body may omit its length. A body of unknown length is refused, as by S3.
  if (text === undefined && !isChunked && headers['transfer-encoding'] === undefined) return 0;
  if (text === undefined) throw new S3Error('MissingContentLength', `You must provide the ${name} HTTP header.`);
  if (!/^\d{1,15}$/.test(text))
    throw new S3Error('InvalidArgument', `${name} must be a number of bytes; got "${text}".`);
  return Number(text);
}

/** The MD5 in hexadecimal that a client announces in base64. Throws `InvalidDigest`. */
export function readContentMd5(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (!/^[A-Za-z0-9+/]{22}==$/.test(header))
    throw new S3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  return Buffer.from(header, 'base64').toString('hex');
}

/** The one checksum that a client announces. Throws `InvalidRequest`. */
export function statedChecksum(
  headers: Readonly<Record<string, string>>,
):
  | { algorithm: ChecksumAlgorithm; value: string; inTrailer: false }
  | { algorithm: ChecksumAlgorithm; value?: undefined; inTrailer: true }
  | undefined {
  const inHeaders = Object.keys(headers).flatMap((name) => algorithmOfHeader(name) ?? []);
  const inTrailers = (headers['x-amz-trailer'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
    .map((name) => {
      const algorithm = algorithmOfHeader(name);
      if (algorithm === undefined)
        throw new S3Error(
          'InvalidRequest',
          `The value specified in the x-amz-trailer header is not supported: ${name}`,
        );
      return algorithm;
    });
  const [algorithm, ...others] = [...inHeaders, ...inTrailers];
  if (others.length > 0)
    throw new S3Error(
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  const announced = headers['x-amz-sdk-checksum-algorithm'];
  if (announced !== undefined && algorithm !== undefined && algorithmNamed(announced) !== algorithm)
    throw new S3Error('InvalidRequest', 'Value for x-amz-sdk-checksum-algorithm header is invalid.');
  if (algorithm === undefined) return undefined;
  if (inTrailers.length > 0) return { algorithm, inTrailer: true };
  return { algorithm, value: headers[checksumHeader(algorithm)] ?? '', inTrailer: false };
}
