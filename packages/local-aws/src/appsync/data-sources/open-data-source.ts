import type { DataSourceSettings } from '../settings.ts';
import type { DataSource, DataSourceClients } from './data-source.ts';
import { dynamodbDataSource } from './dynamodb/dynamodb-data-source.ts';
import type { PageTokens } from './dynamodb/page-tokens.ts';
import { lambdaDataSource } from './lambda-data-source.ts';
import { noneDataSource } from './none-data-source.ts';

export function openDataSource(
  settings: DataSourceSettings,
  clients: DataSourceClients,
  pageTokens: PageTokens,
): DataSource {
  switch (settings.kind) {
    case 'none':
      return noneDataSource();
    case 'lambda':
      return lambdaDataSource(clients.lambda(settings.serviceRoleArn), settings.functionArn);
    case 'dynamodb':
      return dynamodbDataSource(clients.dynamodb(settings.serviceRoleArn), settings.tableName, pageTokens);
  }
}
