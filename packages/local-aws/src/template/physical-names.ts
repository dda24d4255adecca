import { createHash } from 'node:crypto';

/** The region and account in the ARNs of the host's resources. */
export interface Account {
  readonly region: string;
  readonly accountId: string;
  /**
   * Random per data folder. The ids made from it differ between folders, so that a browser's tokens for one folder are
   * not valid for another.
   */
  readonly salt: string;
}

interface Named {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
}

/** The properties with which a template may name a resource. `Ref` then returns that name. */
export const namingProperties: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
};

/**
 * The value of `Ref` for a resource that the template does not name. It is a name or id in AWS's form, and is the same
 * at every start.
 */
export function physicalId(resource: Named, account: Account): string {
  const { stack, logicalId, type } = resource;
  const digest = (length: number) => hash(`${account.salt}/${stack}/${logicalId}`).slice(0, length);
  const named = `${stack}-${logicalId}`;
  // The tail keeps shortened names distinct.
  const within = (length: number) => (named.length <= length ? named : `${named.slice(0, length - 9)}-${digest(8)}`);
  switch (type) {
    case 'AWS::S3::Bucket':
      return within(63).toLowerCase();
    case 'AWS::IAM::Role':
    case 'AWS::Lambda::Function':
    case 'AWS::Events::Rule':
      return within(64);
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
  return Buffer.from(hex, 'hex')
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, 'x');
}

function uuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
