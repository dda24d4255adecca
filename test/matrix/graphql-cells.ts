import type { GraphQLField, GraphQLInputType } from 'graphql';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { HostUnderTest } from '../host-under-test.ts';
import type { Credentials } from '../person.ts';
import { askAs } from '../person.ts';
import { subscribe } from '../subscriber.ts';
import type { Cell, Verdict } from './cell.ts';

/** AppSync's additions to the schema language that the schema uses. */
const additions =
  'scalar AWSDate scalar AWSDateTime scalar AWSURL directive @aws_subscribe(mutations: [String]) on FIELD_DEFINITION\n';

/** Every root field of the schema in the template. */
export function graphqlCells(host: HostUnderTest): Cell[] {
  const definition = host.host.resources.find(({ type }) => type === 'AWS::AppSync::GraphQLSchema')?.properties[
    'Definition'
  ];
  const schema = buildSchema(additions + String(definition));
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (type) => type !== undefined && type !== null,
  );
  return roots.flatMap((root) =>
    Object.values(root.getFields()).map((field) => {
      const query = `${root.name.toLowerCase()} { ${callOf(field)} }`;
      return {
        name: `${root.name}.${field.name}`,
        ask: (credentials: Credentials | undefined) =>
          root.name === 'Subscription' ? askRealtime(host, credentials, query) : askHttp(host, credentials, query),
      };
    }),
  );
}

function callOf(field: GraphQLField<unknown, unknown>): string {
  const required = field.args.filter(({ type }) => isNonNullType(type));
  const args = required.map(({ name, type }, index) => `${name}: ${literal(type, index)}`).join(', ');
  return `${field.name}${args === '' ? '' : `(${args})`}${isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'}`;
}

/**
 * A value that the schema accepts. The second of two dates is before the first, so that a permitted request starts
 * nothing.
 */
function literal(type: GraphQLInputType, index: number): string {
  if (isNonNullType(type)) return literal(type.ofType, index);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${fields.map((field, position) => `${field.name}: ${literal(field.type, position)}`).join(', ')} }`;
  }
  const samples: Readonly<Record<string, string>> = {
    ID: '"01JADZQ000000000000000MATX"',
    AWSDate: `"2025-01-0${9 - index}"`,
    Int: '1',
    Float: '1',
    String: '"x"',
    Boolean: 'true',
  };
  const sample = samples[type.name];
  if (sample === undefined) throw new Error(`The matrix has no sample of ${type.name}.`);
  return sample;
}

async function askHttp(host: HostUnderTest, credentials: Credentials | undefined, query: string): Promise<Verdict> {
  const { status, errors = [] } = await askAs(host, credentials, query);
  return verdict(status, errors, query);
}

function verdict(
  status: number,
  errors: readonly { readonly errorType?: string; readonly message: string }[],
  query: string,
): Verdict {
  if (status === 401 || errors.some(({ errorType }) => errorType === 'Unauthorized')) return 'refused';
  // This API's resolvers name their own errors. An error without such a name arose before a resolver or outside it.
  const meant = errors.every(
    ({ errorType }) => errorType !== undefined && /^(Invalid|NotFound|[A-Z][a-z]+(Refused|Held)$)/.test(errorType),
  );
  if (status !== 200 || !meant)
    throw new Error(`${query} was neither allowed nor refused: ${status} ${JSON.stringify(errors)}`);
  return 'allowed';
}

async function askRealtime(host: HostUnderTest, credentials: Credentials | undefined, query: string): Promise<Verdict> {
  try {
    const subscriber = await subscribe(host, credentials ?? { accessKeyId: '', secretAccessKey: '' }, query);
    subscriber.close();
    return 'allowed';
  } catch (error) {
    if (/"Unauthorized(Exception)?"/.test((error as Error).message)) return 'refused';
    throw error;
  }
}
