/** The address of a bench server and the credentials for its requests. The server prints them as one line. */
export interface ServerUrls {
  readonly dynamodb: string;
  readonly s3: string;
  readonly graphql: string;
  readonly sts: string;
  readonly keys: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Where the canned server shows and takes the row of its restore, as JSON. */
export const restorePath = '/restore';
