import { createHash } from 'node:crypto';

/** Where the host's resources seem to be. */
export interface Account {
  readonly region: string;
  readonly accountId: string;
  /** Random, of this data folder: ids made from it differ between folders, so that a browser's tokens of one are not taken for another's. */
  readonly salt: string;
}

interface Named {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
}

/** What `Ref` gives for a resource: a name or id in the shape that AWS gives it, the same at every start. */
export function physicalId(resource: Named, account: Account): string {
  const { stack, logicalId, type } = resource;
  const digest = (length: number) => hash(`${account.salt}/${stack}/${logicalId}`).slice(0, length);
  const named = `${stack}-${logicalId}`;
  switch (type) {
    case 'AWS::S3::Bucket':
      return named.toLowerCase();
    case 'AWS::IAM::Role':
    case 'AWS::Lambda::Function':
      // Both have at most 64 characters; the tail keeps them apart.
      return named.length <= 64 ? named : `${named.slice(0, 55)}-${digest(8)}`;
    case 'AWS::Cognito::UserPool':
      return `${account.region}_${alphanumeric(digest(18)).slice(0, 9)}`;
    case 'AWS::Cognito::UserPoolClient':
      return digest(26);
    case 'AWS::Cognito::IdentityPool':
      return `${account.region}:${uuid(digest(32))}`;
    case 'AWS::AppSync::GraphQLApi':
      return appsyncArn(account, `apis/${digest(26)}`);
    case 'AWS::AppSync::FunctionConfiguration':
      return appsyncArn(account, `apis/functions/${digest(26)}`);
    default:
      return named;
  }
}

function appsyncArn({ region, accountId }: Account, rest: string): string {
  return `arn:aws:appsync:${region}:${accountId}:${rest}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function alphanumeric(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64').replace(/[^A-Za-z0-9]/g, 'x');
}

function uuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
