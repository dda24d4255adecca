import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnGraphQLApi, CfnGraphQLSchema } from 'aws-cdk-lib/aws-appsync';
import { Policy, Role } from 'aws-cdk-lib/aws-iam';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { buildSchema } from 'graphql';
import { acknowledge } from './acknowledge.ts';
import type { RootFields } from './answer-types.ts';
import { answerTypes } from './answer-types.ts';
import { serviceTrust } from './service-trust.ts';
import { statement } from './statement.ts';

const root = join(import.meta.dirname, '..');

interface GraphqlApiProps {
  /** The values of `ctx.env` in resolvers. */
  readonly environment: Record<string, string>;
  readonly logRetention: RetentionDays;
}

/** The GraphQL API: IAM signatures only, no introspection, and a log of errors without the content of requests. */
export class GraphqlApi extends Construct {
  readonly id: string;
  readonly url: string;
  /** The origins to which browsers connect: the API itself, and its host for subscriptions. */
  readonly origins: { readonly graphql: string; readonly realtime: string };
  readonly schema: CfnGraphQLSchema;
  readonly #api: CfnGraphQLApi;
  readonly #types = buildSchema(
    readFileSync(join(root, 'resolvers', 'appsync.graphql'), 'utf8') +
      readFileSync(join(root, 'schema.graphql'), 'utf8'),
  );

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
    this.#api = api;
    this.id = api.attrApiId;
    this.url = api.attrGraphQlUrl;
    this.origins = { graphql: `https://${api.attrGraphQlDns}`, realtime: `wss://${api.attrRealtimeDns}` };
    this.schema = new CfnGraphQLSchema(this, 'Schema', {
      apiId: this.id,
      definition: readFileSync(join(root, 'schema.graphql'), 'utf8'),
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
   * The types that these fields answer with are granted whole, and so is the API itself where the role may subscribe: it
   * is not proven whether IAM also decides on the fields below the root and on a connect (decision 0007). Nothing of them
   * is reachable but through a granted root field.
   */
  grantFields(role: Role, fields: RootFields): void {
    const roots = Object.entries(fields).flatMap(([type, names]) =>
      names.map((name) => this.#arn(`/types/${type}/fields/${name}`)),
    );
    role.addToPolicy(statement(['appsync:GraphQL'], ...roots));
    const types = answerTypes(this.#types, fields).map((type) => `/types/${type}/*`);
    const below = [...types, ...(fields.Subscription ? [''] : [])].map((path) => this.#arn(path));
    if (below.length === 0) return;
    const policy = new Policy(role, 'BelowRootFields', { statements: [statement(['appsync:GraphQL'], ...below)] });
    policy.attachToRole(role);
    for (const type of types)
      acknowledge(
        policy,
        `IAM5[Resource::arn:<AWS::Partition>:appsync:<AWS::Region>:<AWS::AccountId>:apis/<${this.#logicalId()}.ApiId>${type}]`,
        'The fields of a type that a granted root field answers with. They can be reached through that field only.',
      );
  }

  #arn(path: string): string {
    return Stack.of(this).formatArn({ service: 'appsync', resource: 'apis', resourceName: `${this.id}${path}` });
  }

  #logicalId(): string {
    return Stack.of(this).resolve(this.#api.logicalId) as string;
  }
}
