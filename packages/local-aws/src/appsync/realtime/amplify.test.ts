import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TemporaryCredentials } from '../../sigv4/credential-authority.ts';
import { settingsOf, unit } from '../testing/settings.ts';
import type { TestApi } from '../testing/test-api.ts';
import { identityIdOf, openTestApi, region } from '../testing/test-api.ts';

/** These tests use an independent client, aws-amplify, as a web page would. */
const settings = settingsOf({
  schema: `
    type Query { mine: Row }
    type Mutation { set(owner: ID, note: String): Row }
    type Row { owner: ID note: String }
    type Subscription { onMine: Row @aws_subscribe(mutations: ["set"]) }
  `,
  resolvers: [
    unit('Query.mine', { response: 'return { owner: ctx.identity.cognitoIdentityId };' }),
    unit('Mutation.set', {
      response:
        'if (ctx.args.note === "refused") util.error("no", "Refused"); return { owner: ctx.identity.cognitoIdentityId, note: ctx.args.note };',
    }),
    unit('Subscription.onMine', {
      response:
        'extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ owner: { eq: ctx.identity.cognitoIdentityId } })); return null;',
    }),
  ],
});

const PlainWebSocket = globalThis.WebSocket;
let api: TestApi;

beforeEach(async () => {
  api = await openTestApi({ settings });
  // Amplify always opens wss://, even for an http:// endpoint (amplify-js#12894).
  class LoopbackWebSocket extends PlainWebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(String(url).replace('wss://127.0.0.1', 'ws://127.0.0.1'), protocols);
    }
  }
  globalThis.WebSocket = LoopbackWebSocket as typeof PlainWebSocket;
});

afterEach(async () => {
  globalThis.WebSocket = PlainWebSocket;
  await api.close();
});

function clientOf(credentials: TemporaryCredentials) {
  Amplify.configure(
    { API: { GraphQL: { endpoint: api.endpoint, region, defaultAuthMode: 'iam' } } },
    {
      Auth: {
        credentialsProvider: {
          getCredentialsAndIdentityId: () => Promise.resolve({ credentials }),
          clearCredentialsAndIdentityId: () => undefined,
        },
      },
    },
  );
  return generateClient();
}

interface Answer {
  readonly data: Record<string, { owner: string; note: string | null } | null>;
  readonly errors?: readonly { readonly errorType: string; readonly message: string }[];
}

it('executes a query signed by Amplify', async () => {
  const answer = (await clientOf(api.person('ada')).graphql({
    query: 'query { mine { owner } }',
  })) as unknown as Answer;
  expect(answer.data).toEqual({ mine: { owner: identityIdOf('ada') } });
});

it('lets Amplify see the errorType of a field', async () => {
  const refused = clientOf(api.person('ada')).graphql({ query: 'mutation { set(note: "refused") { note } }' });
  await expect(refused).rejects.toMatchObject({ errors: [{ errorType: 'Refused', message: 'no' }] });
});

it("delivers the subscriber's own events to Amplify", async () => {
  const client = clientOf(api.person('ada'));
  const events: unknown[] = [];
  const subscription = (
    client.graphql({ query: 'subscription { onMine { note } }' }) as unknown as {
      subscribe(observer: { next(event: unknown): void; error(reason: unknown): void }): { unsubscribe(): void };
    }
  ).subscribe({ next: (event) => events.push(event), error: (reason) => events.push(reason) });
  // Amplify does not report when the subscription is active, so a mutation is repeated until its event arrives.
  await expect
    .poll(
      async () => {
        await client.graphql({ query: 'mutation { set(note: "hello") { owner note } }' });
        return events[0];
      },
      { timeout: 10_000, interval: 50 },
    )
    .toEqual({ data: { onMine: { note: 'hello' } } });
  subscription.unsubscribe();
});
