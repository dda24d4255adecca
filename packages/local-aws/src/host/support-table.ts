import { filterOperators } from '../appsync/realtime/check-subscription-filter.ts';
import { apiPassedOver, functionPassedOver } from '../appsync/template/api-from-template.ts';
import { dataSourcePassedOver } from '../appsync/template/data-source-from-template.ts';
import { resolverPassedOver } from '../appsync/template/resolver-from-template.ts';
import { helperNames } from '../appsync/util/call-helper.ts';
import { identityPoolPassedOver } from '../cognito/identity-pools/settings.ts';
import { adminIdentityPoolOperations, identityPoolOperations } from '../cognito/identity-pools/start.ts';
import { adminUserPoolOperations } from '../cognito/user-pools/admin-operations.ts';
import { userPoolClientPassedOver } from '../cognito/user-pools/client-settings.ts';
import { userPoolOperations } from '../cognito/user-pools/operations.ts';
import { userPoolPassedOver } from '../cognito/user-pools/settings.ts';
import { dynamodbOperations } from '../dynamodb/operations.ts';
import { tablePassedOver } from '../dynamodb/settings.ts';
import { rulePassedOver } from '../lambda/schedules.ts';
import { functionPassedOver as lambdaPassedOver } from '../lambda/settings.ts';
import { operationNames as s3Operations } from '../s3/operations.ts';
import { bucketPassedOver } from '../s3/settings.ts';
import { stsOperations } from '../sts/operations.ts';
import { pageStackReason, support } from '../template/support.ts';
import { switches } from './fault-switches.ts';
import { rolePassedOver } from './roles.ts';

/**
 * Markdown tables, made from the code, of everything that the host emulates or passes over, and of its faults on
 * demand.
 */
export function supportTable(): string {
  return [
    '### Resources',
    '',
    'A type that is not listed is refused at boot, by name.',
    '',
    ...table(['Type', 'On this host'], resources()),
    '',
    '### Properties without an effect here',
    '',
    'A property that is neither emulated nor listed is refused at boot, by name.',
    '',
    ...table(['Type', 'Property', 'Why'], properties()),
    '',
    '### Operations',
    '',
    'Any other is refused by name.',
    '',
    ...table(['Service', 'Operations'], operations()),
    '',
    '### Faults on demand',
    '',
    ...table(
      ['Switch', 'Takes', 'Does'],
      Object.entries(switches).map(([name, { takes, does }]) => [code(name), takes, does]),
    ),
  ].join('\n');
}

function resources(): string[][] {
  const rows = Object.entries(support).map(([type, kind]) => [
    code(type),
    'emulated' in kind ? kind.emulated : `passed over: ${kind.passedOver}`,
  ]);
  return [...rows, ['a stack with an `AWS::CloudFront::Distribution`', `passed over: ${pageStackReason}`]];
}

function properties(): string[][] {
  const byType: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'AWS::AppSync::DataSource': dataSourcePassedOver,
    'AWS::AppSync::FunctionConfiguration': functionPassedOver,
    'AWS::AppSync::GraphQLApi': apiPassedOver,
    'AWS::AppSync::Resolver': resolverPassedOver,
    'AWS::Cognito::IdentityPool': identityPoolPassedOver,
    'AWS::Cognito::UserPool': userPoolPassedOver,
    'AWS::Cognito::UserPoolClient': userPoolClientPassedOver,
    'AWS::DynamoDB::Table': tablePassedOver,
    'AWS::Events::Rule': rulePassedOver,
    'AWS::IAM::Role': rolePassedOver,
    'AWS::Lambda::Function': lambdaPassedOver,
    'AWS::S3::Bucket': bucketPassedOver,
  };
  return Object.entries(byType).flatMap(([type, reasons]) =>
    Object.entries(reasons).map(([name, reason]) => [code(type), code(name), reason]),
  );
}

function operations(): string[][] {
  const names = (list: readonly string[]) => list.map(code).join(', ');
  return [
    ['AppSync', '`POST /graphql`; `connection_init`, `start`, `stop` at `/graphql/realtime`'],
    ['AppSync’s JavaScript', names(helperNames)],
    ['AppSync’s subscription filters', names(filterOperators)],
    ['Cognito user pools', names(Object.keys({ ...userPoolOperations, ...adminUserPoolOperations }))],
    ['Cognito identity pools', names(Object.keys({ ...identityPoolOperations, ...adminIdentityPoolOperations }))],
    ['DynamoDB', names(dynamodbOperations)],
    ['Lambda', '`Invoke`, synchronous or as an event; `GetAccountSettings`, `ListFunctions`, `GetFunctionConcurrency`'],
    ['S3', names(s3Operations)],
    ['STS', names(Object.keys(stsOperations))],
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  );
}

function code(text: string): string {
  return `\`${text}\``;
}
