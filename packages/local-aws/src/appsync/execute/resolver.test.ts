import { describe, expect, it } from 'vitest';
import { accountId } from '../../auth/testing/gate-fixture.ts';
import { apiOfOneTest as api } from '../testing/api-of-one-test.ts';
import { none, pipeline, step, unit } from '../testing/settings.ts';
import { call } from '../testing/signed-call.ts';
import { identityIdOf } from '../testing/test-api.ts';

describe('the context of a resolver', () => {
  it('names the signer, and ignores claims of the request about itself', async () => {
    const { endpoint, person, worker } = await api({
      resolvers: [unit('Query.who', { response: 'return ctx.identity;' })],
    });
    const asPerson = await call(endpoint, person('ada'), '{ who }');
    expect(JSON.parse(String(asPerson.body.data?.['who']))).toEqual({
      accountId,
      cognitoIdentityAuthProvider:
        '"cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc","cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc:CognitoSignIn:ada"',
      cognitoIdentityAuthType: 'authenticated',
      cognitoIdentityId: identityIdOf('ada'),
      cognitoIdentityPoolId: 'eu-west-1:11111111-1111-4111-8111-111111111111',
      sourceIp: ['127.0.0.1'],
      userArn: `arn:aws:sts::${accountId}:assumed-role/person/CognitoIdentityCredentials`,
      username: 'AROAPERSONXXXXXXXXXXX:CognitoIdentityCredentials',
    });
    const asWorker = await call(endpoint, worker(), '{ who }');
    expect(JSON.parse(String(asWorker.body.data?.['who']))).toMatchObject({
      cognitoIdentityId: null,
      cognitoIdentityAuthType: null,
      userArn: `arn:aws:sts::${accountId}:assumed-role/worker/order-worker`,
    });
  });

  it('lists the selection by path and alias, and hides it from JSON.stringify', async () => {
    const { endpoint, person } = await api({
      resolvers: [
        unit('Mutation.set', {
          response:
            'return { id: "1", upper: JSON.stringify({ list: ctx.info.selectionSetList, text: ctx.info.selectionSetGraphQL, info: ctx.info }) };',
        }),
      ],
    });
    const { body } = await call(
      endpoint,
      person('a'),
      'mutation M($i: ID!) { set(id: $i) { key: id ...More } } fragment More on Item { child { id } upper }',
      { i: '7' },
    );
    const seen = JSON.parse((body.data?.['set'] as { upper: string }).upper) as {
      list: string[];
      text: string;
      info: object;
    };
    expect(seen.list).toEqual(['key', 'child', 'child/id', 'upper']);
    expect(seen.text).toContain('key: id');
    expect(seen.info).toEqual({ fieldName: 'set', parentTypeName: 'Mutation', variables: { i: '7' } });
  });

  it('has the whole parent of a nested resolver, including fields that were not selected', async () => {
    const { endpoint, person } = await api({
      resolvers: [
        unit('Query.page', {
          response: 'return { items: [{ id: "1", secretPart: "s1" }, { id: "2", secretPart: "s2" }] };',
        }),
        unit('Item.upper', { request: 'return { payload: ctx.source };', response: 'return ctx.result.secretPart;' }),
      ],
    });
    expect((await call(endpoint, person('a'), '{ page { items { upper } } }')).body).toEqual({
      data: { page: { items: [{ upper: 's1' }, { upper: 's2' }] } },
    });
  });
});

describe('a pipeline', () => {
  const stashed = (name: string) =>
    step(name, {
      request: `ctx.stash.seen = [...(ctx.stash.seen ?? []), "${name}"]; return { payload: ctx.prev.result };`,
      response: `return { by: "${name}", after: ctx.result };`,
    });

  it('passes the previous result and one shared stash to each function', async () => {
    const { endpoint, person } = await api({
      resolvers: [
        pipeline('Query.who', [stashed('one'), stashed('two')], {
          request: 'return "start";',
          response: 'return { prev: ctx.prev.result, seen: ctx.stash.seen };',
        }),
      ],
    });
    const { body } = await call(endpoint, person('a'), '{ who }');
    expect(JSON.parse(String(body.data?.['who']))).toEqual({
      prev: { by: 'two', after: { by: 'one', after: 'start' } },
      seen: ['one', 'two'],
    });
  });

  it('continues with the next function after an early return, and with the end after one with skipTo END', async () => {
    const early = (options: string) => step('early', { request: `runtime.earlyReturn("early"${options});` });
    const { endpoint, person } = await api({
      resolvers: [
        pipeline('Query.who', [early(''), stashed('two')]),
        pipeline('Query.echo', [early(', { skipTo: "END" }'), stashed('two')]),
      ],
    });
    const { body } = await call(endpoint, person('a'), '{ who echo }');
    expect(JSON.parse(String(body.data?.['who']))).toEqual({ by: 'two', after: 'early' });
    expect(body.data?.['echo']).toBe('early');
  });

  it('starts every request with an empty stash and unset module variables', async () => {
    const counting = {
      kind: 'unit',
      typeName: 'Query',
      fieldName: 'echo',
      dataSource: none,
      code: 'let count = 0;\nexport function request(ctx) { count = count + 1; ctx.stash.n = (ctx.stash.n ?? 0) + count; return {}; }\nexport function response(ctx) { return `${ctx.stash.n}`; }',
    } as const;
    const { endpoint, person } = await api({ resolvers: [counting] });
    await call(endpoint, person('a'), '{ echo }');
    expect((await call(endpoint, person('a'), '{ echo }')).body).toEqual({ data: { echo: '1' } });
  });
});
