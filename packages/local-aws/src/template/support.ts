import type { ResolvedResource } from './resolved-resource.ts';
import { wayOut } from './unsupported-property.ts';

/** The host's treatment of a type of resource. */
type Support = { readonly emulated: string } | { readonly passedOver: string };

/** Every supported type. A type that is not listed is refused at boot, by name. */
export const support: Readonly<Record<string, Support>> = {
  'AWS::AppSync::GraphQLApi': { emulated: 'GraphQL over HTTP and realtime over WebSocket, IAM on both' },
  'AWS::AppSync::GraphQLSchema': { emulated: 'parsed and served by graphql-js' },
  'AWS::AppSync::DataSource': { emulated: 'AMAZON_DYNAMODB, AWS_LAMBDA, NONE, each with its service role' },
  'AWS::AppSync::Resolver': { emulated: 'APPSYNC_JS, unit and pipeline' },
  'AWS::AppSync::FunctionConfiguration': { emulated: 'APPSYNC_JS' },
  'AWS::Cognito::UserPool': {
    emulated: 'SRP sign-in, sign-up, second factor by an authenticator app, verified email changes, tokens',
  },
  'AWS::Cognito::UserPoolClient': { emulated: 'its flows and token lifetimes' },
  'AWS::Cognito::IdentityPool': { emulated: 'identities and temporary credentials' },
  'AWS::Cognito::IdentityPoolRoleAttachment': { emulated: 'the role of signed-in users' },
  'AWS::DynamoDB::Table': { emulated: 'keys, indexes, time to live, deletion protection' },
  'AWS::Events::Rule': { emulated: 'rate(…) schedules with functions as targets' },
  'AWS::IAM::Policy': { emulated: 'evaluated at every endpoint' },
  'AWS::IAM::Role': {
    emulated:
      'temporary credentials for services, identity pools, and callers of AssumeRole that its trust policy allows',
  },
  'AWS::Lambda::EventInvokeConfig': { emulated: 'retries, age, failure destination' },
  'AWS::Lambda::Function': { emulated: 'a process per concurrent execution' },
  'AWS::Lambda::Permission': { emulated: 'permissions of services to invoke; checked for schedules and triggers' },
  'AWS::S3::Bucket': { emulated: 'objects, uploads by forms, CORS, lifecycle, public access block' },
  'AWS::S3::BucketPolicy': { emulated: 'evaluated with the caller’s role' },
  'AWS::Budgets::Budget': { passedOver: 'nothing costs anything here' },
  'AWS::CloudWatch::Alarm': { passedOver: 'the host has no metrics' },
  'AWS::CloudWatch::Dashboard': { passedOver: 'the host has no metrics' },
  'AWS::Logs::LogGroup': { passedOver: 'log lines go to files in the data folder, kept until you delete them' },
  'AWS::SNS::Topic': { passedOver: 'carries alarms only' },
  'AWS::SNS::TopicPolicy': { passedOver: 'carries alarms only' },
  'AWS::SNS::Subscription': { passedOver: 'carries alarms only' },
};

/** Why a stack with a CloudFront distribution is not booted. */
export const pageStackReason = 'publishes the page through CloudFront; the host serves the same build itself';

/** The host neither emulates a type of resource nor deliberately passes over it. */
export class UnsupportedResource extends Error {
  override readonly name = 'UnsupportedResource';
}

/** Refuses by name the first resource whose type is not listed. */
export function checkSupported(resources: readonly ResolvedResource[]): void {
  for (const { type, stack, logicalId } of resources) {
    if (!Object.hasOwn(support, type)) {
      throw new UnsupportedResource(
        `${stack}/${logicalId} is of type ${type}, which the local host does not emulate. ${wayOut}`,
      );
    }
  }
}
