import { settingsOf, unit } from './settings.ts';

const schema = `
  type Query { ok: Boolean }
  type Mutation { set(id: ID!, owner: ID, note: String): Row  touch(id: ID!): Row  revoke(owner: ID!): Row }
  type Row { id: ID! owner: ID note: String version: Int! computed: String }
  type Subscription {
    onMine: Row @aws_subscribe(mutations: ["set"])
    onRow(id: ID, owner: ID): Row @aws_subscribe(mutations: ["set", "touch"])
  }
`;
export const row = 'return { id: ctx.args.id, owner: ctx.args.owner, note: ctx.args.note, version: 1 };';
const mine =
  'extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ owner: { eq: ctx.identity.cognitoIdentityId } })); return null;';
/**
 * An API with two subscriptions. `onMine` is filtered by the caller in its resolver, and `onRow` is matched by its
 * arguments.
 */
export const realtimeSettings = settingsOf({
  schema,
  resolvers: [
    unit('Mutation.set', { response: row }),
    unit('Mutation.touch', { response: row }),
    unit('Mutation.revoke', {
      response:
        'extensions.invalidateSubscriptions({ subscriptionField: "onMine", payload: { owner: ctx.args.owner } }); return { id: "x", version: 1 };',
    }),
    unit('Subscription.onMine', {
      response: `extensions.setSubscriptionInvalidationFilter(util.transform.toSubscriptionFilter({ owner: { eq: ctx.identity.cognitoIdentityId } })); ${mine}`,
    }),
  ],
});

/** A mutation that selects everything. */
export const set =
  'mutation M($id: ID!, $owner: ID, $note: String) { set(id: $id, owner: $owner, note: $note) { id owner note version } }';
export const onMine = 'subscription { onMine { id note version } }';
