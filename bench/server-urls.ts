/** Where a server of the bench listens, and with what its requests are signed: the one line it prints. */
export interface ServerUrls {
  readonly dynamodb: string;
  readonly s3: string;
  readonly graphql: string;
  readonly keys: { readonly accessKeyId: string; readonly secretAccessKey: string };
}
