import type { Account } from './physical-names.ts';

/** The host's addresses, for attributes such as `GraphQLUrl`. */
export interface Addresses {
  /** `http://127.0.0.1:<port>/graphql` */
  readonly graphqlUrl: string;
}

interface Described {
  readonly type: string;
  readonly physicalId: string;
  /** The resolved properties. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The value of `Fn::GetAtt`. Undefined for an attribute that the host does not know. */
export function attribute(
  resource: Described,
  name: string,
  account: Account,
  addresses: Addresses,
): string | undefined {
  const { type, physicalId } = resource;
  const arn = (service: string, rest: string) => `arn:aws:${service}:${account.region}:${account.accountId}:${rest}`;
  switch (`${type}.${name}`) {
    case 'AWS::DynamoDB::Table.Arn':
      return arn('dynamodb', `table/${physicalId}`);
    case 'AWS::S3::Bucket.Arn':
      return `arn:aws:s3:::${physicalId}`;
    case 'AWS::S3::Bucket.RegionalDomainName':
      return `${physicalId}.s3.${account.region}.amazonaws.com`;
    case 'AWS::IAM::Role.Arn':
      return `arn:aws:iam::${account.accountId}:role/${physicalId}`;
    case 'AWS::Lambda::Function.Arn':
      return arn('lambda', `function:${physicalId}`);
    case 'AWS::Logs::LogGroup.Arn':
      return arn('logs', `log-group:${physicalId}:*`);
    case 'AWS::Events::Rule.Arn':
      return arn('events', `rule/${physicalId}`);
    case 'AWS::AppSync::GraphQLApi.ApiId':
    case 'AWS::AppSync::FunctionConfiguration.FunctionId':
      return physicalId.split('/').at(-1);
    case 'AWS::AppSync::GraphQLApi.Arn':
      return physicalId;
    case 'AWS::AppSync::GraphQLApi.GraphQLUrl':
      return addresses.graphqlUrl;
    // Here one server has both endpoints.
    case 'AWS::AppSync::GraphQLApi.GraphQLDns':
    case 'AWS::AppSync::GraphQLApi.RealtimeDns':
      return new URL(addresses.graphqlUrl).host;
    case 'AWS::AppSync::DataSource.Name': {
      const dataSourceName = resource.properties['Name'];
      return typeof dataSourceName === 'string' ? dataSourceName : undefined;
    }
    case 'AWS::Cognito::UserPool.Arn':
      return arn('cognito-idp', `userpool/${physicalId}`);
    case 'AWS::Cognito::UserPool.ProviderName':
      return `cognito-idp.${account.region}.amazonaws.com/${physicalId}`;
    default:
      return undefined;
  }
}
