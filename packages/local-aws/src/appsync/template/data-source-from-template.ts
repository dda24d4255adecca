import { group, ignored, oneOf, passedOver, placeOf, readResource, text } from '../../template/properties.ts';
import type { ResolvedResource } from '../../template/resolved-resource.ts';
import type { DataSourceSettings } from '../settings.ts';
import { idOfApi } from './ids.ts';

/** Properties of AWS::AppSync::DataSource that have no effect here, and why. */
export const dataSourcePassedOver = {
  Description: 'for people',
  MetricsConfig: 'there is no CloudWatch',
} as const;

const type = 'AWS::AppSync::DataSource';

export function readDataSource(resource: ResolvedResource, apiId: string): DataSourceSettings {
  const kind = oneOf('NONE', 'AMAZON_DYNAMODB', 'AWS_LAMBDA')(resource.properties['Type'], `${placeOf(resource)}.Type`);
  // The kind decides which properties exist. It has been read already.
  const shape = { ...passedOver(dataSourcePassedOver), ApiId: idOfApi(apiId), Name: text, Type: ignored };
  switch (kind) {
    case 'NONE':
      return { kind: 'none', name: readResource(resource, type, shape).Name };
    case 'AWS_LAMBDA': {
      const read = readResource(resource, type, {
        ...shape,
        ServiceRoleArn: text,
        LambdaConfig: group({ LambdaFunctionArn: text }),
      });
      return {
        kind: 'lambda',
        name: read.Name,
        functionArn: read.LambdaConfig.LambdaFunctionArn,
        serviceRoleArn: read.ServiceRoleArn,
      };
    }
    case 'AMAZON_DYNAMODB': {
      // There is one region here.
      const read = readResource(resource, type, {
        ...shape,
        ServiceRoleArn: text,
        DynamoDBConfig: group({ TableName: text, AwsRegion: ignored }),
      });
      return {
        kind: 'dynamodb',
        name: read.Name,
        tableName: read.DynamoDBConfig.TableName,
        serviceRoleArn: read.ServiceRoleArn,
      };
    }
  }
}
