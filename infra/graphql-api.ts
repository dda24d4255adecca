import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnGraphQLApi, CfnGraphQLSchema } from 'aws-cdk-lib/aws-appsync';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { serviceTrust } from './service-trust.ts';

interface GraphqlApiProps {
  /** The values of `ctx.env` in resolvers. */
  readonly environment: Record<string, string>;
  readonly logRetention: RetentionDays;
}

/** Root fields by type, e.g. `{ Query: ['export'] }`. */
type RootFields = Partial<Record<'Query' | 'Mutation' | 'Subscription', readonly string[]>>;

/** The GraphQL API: IAM signatures only, no introspection, and a log of errors without the content of requests. */
export class GraphqlApi extends Construct {
  readonly id: string;
  readonly url: string;
  /** The origins to which browsers connect: the API itself, and its host for subscriptions. */
  readonly origins: { readonly graphql: string; readonly realtime: string };
  readonly schema: CfnGraphQLSchema;

  constructor(scope: Construct, id: string, props: GraphqlApiProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const logsRole = new Role(this, 'LogsRole', { assumedBy: serviceTrust(this, 'appsync') });
    const api = new CfnGraphQLApi(this, 'Resource', {
      name: stack.stackName,
      authenticationType: 'AWS_IAM',
      introspectionConfig: 'DISABLED',
      // The deepest query of the page, the command line and the functions: `exports { items { archive { entries { name
      // } } } }`.
      queryDepthLimit: 5,
      // The page's largest operation has two. Each alias of a field counts, and so does a field in every item of a
      // list.
      resolverCountLimit: 10,
      environmentVariables: props.environment,
      // Errors only, without the content: verbose logs would hold presigned URLs and household data.
      logConfig: { fieldLogLevel: 'ERROR', excludeVerboseContent: true, cloudWatchLogsRoleArn: logsRole.roleArn },
      xrayEnabled: false,
    });
    acknowledge(
      api,
      'ASC3',
      'Verbose request logs would put presigned URLs and household data into CloudWatch. Errors are logged, without content.',
    );
    this.id = api.attrApiId;
    this.url = api.attrGraphQlUrl;
    this.origins = { graphql: `https://${api.attrGraphQlDns}`, realtime: `wss://${api.attrRealtimeDns}` };
    this.schema = new CfnGraphQLSchema(this, 'Schema', {
      apiId: this.id,
      definition: readFileSync(join(import.meta.dirname, '..', 'schema.graphql'), 'utf8'),
    });
    // A custom log group instead of AppSync's default, which would keep its logs indefinitely.
    const logs = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/appsync/apis/${this.id}`,
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logs.grantWrite(logsRole);
  }

  /**
   * Lets a role call exactly these root fields. A single `types/*` would open the internal mutations to every caller.
   */
  grantFields(grantee: IGrantable, fields: RootFields): void {
    const resources = Object.entries(fields).flatMap(([type, names]) =>
      names.map((name) =>
        Stack.of(this).formatArn({
          service: 'appsync',
          resource: 'apis',
          resourceName: `${this.id}/types/${type}/fields/${name}`,
        }),
      ),
    );
    const granted = grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ effect: Effect.ALLOW, actions: ['appsync:GraphQL'], resources }),
    );
    if (!granted.statementAdded)
      throw new Error(`A role that was imported cannot be granted ${resources.join(', ')} here.`);
  }
}
