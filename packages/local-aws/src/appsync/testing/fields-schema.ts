import { unit } from './settings.ts';

/** Fields to hang resolvers on. */
export const schema = `
  type Query { echo(text: String, day: AWSDate): String, who: AWSJSON, page: Page, hidden: String, info(id: ID): AWSJSON }
  type Page { items: [Item!]! total: Int }
  type Item { id: ID! child: Item upper: String }
  type Mutation { set(id: ID!): Item }
`;

/** Answers with its argument. */
export const echo = unit('Query.echo', { response: 'return ctx.result.text;' });
