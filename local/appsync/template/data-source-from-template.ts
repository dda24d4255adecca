import type { ResolvedResource } from '../../template/resolved-resource.ts';
import type { DataSourceSettings } from '../api-settings.ts';
import { checkApi, nameOf } from './resource-name.ts';
import { readProperties } from './properties.ts';

/** Properties of AWS::AppSync::DataSource that change nothing here, and why. */
export const dataSourcePassedOver: Readonly<Record<string, string>> = {
  Description: 'for people',
  MetricsConfig: 'there is no CloudWatch',
};

export function readDataSource(resource: ResolvedResource, apiId: string): DataSourceSettings {
  const properties = readProperties(resource.properties, nameOf(resource));
  checkApi(properties.text('ApiId'), apiId, resource);
  const name = properties.text('Name');
  const type = properties.oneOf('Type', ['NONE', 'AMAZON_DYNAMODB', 'AWS_LAMBDA']);
  properties.passOver(...Object.keys(dataSourcePassedOver));
  const settings = readTyped();
  properties.finish();
  return settings;

  function readTyped(): DataSourceSettings {
    if (type === 'NONE') return { kind: 'none', name };
    const serviceRoleArn = properties.text('ServiceRoleArn');
    if (type === 'AWS_LAMBDA') {
      const config = properties.object('LambdaConfig');
      const functionArn = config.text('LambdaFunctionArn');
      config.finish();
      return { kind: 'lambda', name, functionArn, serviceRoleArn };
    }
    const config = properties.object('DynamoDBConfig');
    const tableName = config.text('TableName');
    config.passOver('AwsRegion');
    config.finish();
    return { kind: 'dynamodb', name, tableName, serviceRoleArn };
  }
}
