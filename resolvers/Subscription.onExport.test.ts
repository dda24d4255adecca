import { describe, expect, it } from 'vitest';
import { ada, asAda, asWorker, errorOf, resolverUnderTest, valueOf } from '../test/resolver-under-test.ts';

const onExport = resolverUnderTest('Subscription.onExport.ts');
const end = resolverUnderTest('Mutation.endSubscriptions.ts');
const onlyAdas = { filterGroup: [{ filters: [{ fieldName: 'owner', operator: 'eq', value: ada }] }] };

describe('a subscription', () => {
  it('is filtered by the server on who signed, whatever the arguments say', () => {
    const ran = onExport.response(asAda({ owner: 'somebody-else' }));
    expect(valueOf(ran)).toBeNull();
    expect(ran.effects.subscriptionFilter).toEqual(onlyAdas);
  });

  it('can be ended on who signed', () => {
    expect(onExport.response(asAda()).effects.invalidationFilter).toEqual(onlyAdas);
  });

  it('is refused to a caller who is not a signed-in person', () => {
    for (const context of [asWorker(), { ...asAda(), identity: null }]) {
      expect([onExport.request(context).kind, onExport.response(context).kind]).toEqual([
        'unauthorized',
        'unauthorized',
      ]);
    }
  });

  it('that could not be started names nothing of what failed', () => {
    const error = { type: 'None:Oops', message: 'secret words' };
    expect(errorOf(onExport.response(asAda({}, { error })))).toMatchObject({
      errorType: 'Internal',
      message: expect.not.stringContaining('secret') as string,
    });
  });
});

describe('endSubscriptions', () => {
  it('ends the caller’s own subscriptions, and no others', () => {
    const ran = end.response(asAda({ owner: 'somebody-else' }));
    expect([valueOf(ran), ran.effects.invalidations]).toEqual([
      true,
      [{ subscriptionField: 'onExport', payload: { owner: ada } }],
    ]);
  });

  it('ends nothing for a caller who is not a signed-in person', () => {
    const ran = end.response(asWorker());
    expect([end.request(asWorker()).kind, ran.kind, ran.effects.invalidations]).toEqual([
      'unauthorized',
      'unauthorized',
      [],
    ]);
  });

  it('ends nothing when it failed', () => {
    const ran = end.response(asAda({}, { error: { type: 'x', message: 'x' } }));
    expect([errorOf(ran)?.errorType, ran.effects.invalidations]).toEqual(['Internal', []]);
  });
});
