import { unit } from './settings.ts';

/** Fields for the resolvers of tests. */
export const schema = `
  type Query { echo(text: String, day: AWSDate): String, who: AWSJSON, page: Page, hidden: String, info(id: ID): AWSJSON }
  type Page { items: [Item!]! total: Int }
  type Item { id: ID! child: Item upper: String }
  type Mutation { set(id: ID!): Item }
`;

/** Returns its argument. */
export const echo = unit('Query.echo', { response: 'return ctx.result.text;' });
