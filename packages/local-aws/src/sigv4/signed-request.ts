/** A request as received. Header names are in lower case. */
export interface SignedRequest {
  readonly method: string;
  /** The raw request target: path and query, undecoded, as in the HTTP request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Left out only at S3. There the body is streamed, and its reader compares the body with the signed hash. */
  readonly body?: Uint8Array;
}

export type SignedService = 's3' | 'dynamodb' | 'lambda' | 'appsync' | 'cognito-idp' | 'cognito-identity' | 'sts';
