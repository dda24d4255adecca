import type { Assembly, StackTemplate, TemplateResource } from 'local-aws/template/read-assembly.ts';
import type { DatasetName } from '../ledger/datasets.ts';
import { byDataset, datasets } from '../ledger/datasets.ts';
import { byOwner } from '../ledger/layouts/by-owner.ts';
import type { Layout } from '../ledger/layouts/layout.ts';
import { layoutOfText } from '../ledger/layouts/layout-text.ts';
import { keyAttributes } from '../ledger/layouts/stored-record.ts';

/** Tables that a deployment expects to exist already. */
export interface OwnTables {
  readonly layout: Layout;
  readonly names: Readonly<Record<DatasetName, string>>;
  /** The identity id of the one person whom the template names; undefined where it names none. */
  readonly onlyOwner: string | undefined;
}

/** Reads from the template which tables it expects; undefined when it makes tables of its own. */
export function ownTablesOf({ stacks }: Assembly): OwnTables | undefined {
  const resources = stacks.flatMap((stack) => Object.values(stack.resources));
  const variables = resources.map(variablesOf).find((one) => typeof one['SLIPS_TABLE'] === 'string');
  if (!variables) return undefined;
  const api = resources.find(({ Type }) => Type === 'AWS::AppSync::GraphQLApi')?.Properties?.['EnvironmentVariables'];
  const onlyOwner = (api as Readonly<Record<string, unknown>> | undefined)?.['ONLY_OWNER'];
  return {
    layout: layoutOfText(String(variables['LEDGER_LAYOUT'])),
    names: byDataset(({ name }) => String(variables[`${name.toUpperCase()}_TABLE`])),
    onlyOwner: typeof onlyOwner === 'string' ? onlyOwner : undefined,
  };
}

/** The assembly with these tables, as the app that made them would have deployed them. */
export function withOwnTables(assembly: Assembly, { layout, names }: OwnTables): Assembly {
  const tables: StackTemplate = {
    name: 'OwnTables',
    resources: Object.fromEntries(
      datasets.map(({ name }) => [`Ledger${name}`, tableOf(names[name], keyAttributes(layout.tables[name]))]),
    ),
    outputs: {},
  };
  return { ...assembly, stacks: [tables, ...assembly.stacks] };
}

/** The layout of the tables that a template makes or expects. */
export function layoutOf(own: OwnTables | undefined): Layout {
  return own?.layout ?? byOwner;
}

function variablesOf({ Type, Properties }: TemplateResource): Readonly<Record<string, unknown>> {
  if (Type !== 'AWS::Lambda::Function') return {};
  const { Variables } = (Properties?.['Environment'] ?? {}) as {
    readonly Variables?: Readonly<Record<string, unknown>>;
  };
  return Variables ?? {};
}

function tableOf(TableName: string, keys: readonly { readonly attribute: string }[]): TemplateResource {
  return {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.map(({ attribute }) => ({ AttributeName: attribute, AttributeType: 'S' })),
      KeySchema: keys.map(({ attribute }, index) => ({
        AttributeName: attribute,
        KeyType: index === 0 ? 'HASH' : 'RANGE',
      })),
    },
  };
}
