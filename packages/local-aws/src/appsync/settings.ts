/** An API of the template, checked and with every reference resolved. Made by `apiFromTemplate`. */
export interface ApiSettings {
  readonly apiId: string;
  readonly name: string;
  /** The schema's SDL, without what AppSync adds to it. */
  readonly schema: string;
  /** `ctx.env` */
  readonly environment: Readonly<Record<string, string>>;
  readonly introspection: boolean;
  /** 1 to 75. When the template sets no limit, AppSync's limit of 75 applies. */
  readonly queryDepthLimit: number;
  /**
   * Resolvers that one request may run: 1 to 10,000. When the template sets no limit, AppSync's limit of 10,000
   * applies.
   */
  readonly resolverCountLimit: number;
  readonly resolvers: readonly ResolverSettings[];
}

export type ResolverSettings = UnitResolverSettings | PipelineResolverSettings;

export interface UnitResolverSettings extends CodeSettings {
  readonly kind: 'unit';
  readonly typeName: string;
  readonly fieldName: string;
  readonly dataSource: DataSourceSettings;
}

export interface PipelineResolverSettings extends CodeSettings {
  readonly kind: 'pipeline';
  readonly typeName: string;
  readonly fieldName: string;
  readonly functions: readonly FunctionSettings[];
}

export interface FunctionSettings extends CodeSettings {
  readonly name: string;
  readonly dataSource: DataSourceSettings;
}

export interface CodeSettings {
  /** The ES module that CDK deploys. It exports `request` and `response` and imports only `@aws-appsync/utils`. */
  readonly code: string;
}

export type DataSourceSettings =
  | { readonly kind: 'none'; readonly name: string }
  | { readonly kind: 'dynamodb'; readonly name: string; readonly tableName: string; readonly serviceRoleArn: string }
  | { readonly kind: 'lambda'; readonly name: string; readonly functionArn: string; readonly serviceRoleArn: string };
