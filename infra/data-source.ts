import { Stack } from 'aws-cdk-lib';
import { CfnDataSource } from 'aws-cdk-lib/aws-appsync';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Role } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { GraphqlApi } from './graphql-api.ts';
import { serviceTrust } from './service-trust.ts';
import { statement } from './statement.ts';

/**
 * A table as a data source that may do exactly `actions`. A custom construct instead of the CDK's, which grants reading
 * and writing of the whole table (and `<function>:*` to invoke).
 */
export function tableDataSource(
  api: GraphqlApi,
  name: string,
  table: ITable,
  actions: readonly string[],
): CfnDataSource {
  const role = serviceRole(api, name);
  role.addToPolicy(
    statement(
      actions.map((action) => `dynamodb:${action}`),
      table.tableArn,
    ),
  );
  return new CfnDataSource(api, name, {
    apiId: api.id,
    name,
    type: 'AMAZON_DYNAMODB',
    dynamoDbConfig: { tableName: table.tableName, awsRegion: Stack.of(api).region },
    serviceRoleArn: role.roleArn,
  });
}

export function functionDataSource(api: GraphqlApi, name: string, target: IFunction): CfnDataSource {
  const role = serviceRole(api, name);
  role.addToPolicy(statement(['lambda:InvokeFunction'], target.functionArn));
  return new CfnDataSource(api, name, {
    apiId: api.id,
    name,
    type: 'AWS_LAMBDA',
    lambdaConfig: { lambdaFunctionArn: target.functionArn },
    serviceRoleArn: role.roleArn,
  });
}

export function noDataSource(api: GraphqlApi, name: string): CfnDataSource {
  return new CfnDataSource(api, name, { apiId: api.id, name, type: 'NONE' });
}

function serviceRole(scope: Construct, name: string): Role {
  return new Role(scope, `${name}Role`, {
    assumedBy: serviceTrust(scope, 'appsync'),
  });
}
