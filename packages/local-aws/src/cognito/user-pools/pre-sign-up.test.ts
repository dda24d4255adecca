import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { operatorKeys, poolId } from '../testing/cognito-under-test.ts';
import { aPool, email } from '../testing/user-pool-under-test.ts';
import type { InvokeFunction } from './invoke-function.ts';

/** A pool whose trigger answers like this, and the events that it got. */
async function aPoolThat(answer: (event: { readonly response: object }) => Awaited<ReturnType<InvokeFunction>>) {
  const events: Record<string, unknown>[] = [];
  const invoke: InvokeFunction = (_, payload) => {
    const event = JSON.parse(payload) as { readonly response: object };
    events.push({ ...event });
    return Promise.resolve(answer(event));
  };
  return { ...(await aPool({ pool: { preSignUpArn: 'arn:check' }, invoke })), events };
}

const lets = (event: object) => ({ kind: 'returned', payload: JSON.stringify(event) }) as const;

it('asks the function before a user signs up, and makes the user that it was asked about', async () => {
  const { signUp, events } = await aPoolThat(lets);
  const { UserSub } = await signUp();
  expect(events).toEqual([
    expect.objectContaining({
      triggerSource: 'PreSignUp_SignUp',
      userPoolId: poolId,
      userName: UserSub,
      request: { userAttributes: { email }, validationData: null },
    }),
  ]);
});

it('refuses with the function’s own sentence, and then there is no user', async () => {
  let isOpen = false;
  const { signUp, cognito } = await aPoolThat((event) =>
    isOpen ? lets(event) : { kind: 'failed', error: { errorMessage: 'Not here' } },
  );
  await expect(signUp()).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'PreSignUp failed with error Not here.',
  });
  expect(cognito.codes).toEqual([]);
  isOpen = true;
  await signUp();
});

it('asks about invited users too, under another name', async () => {
  const { sdk, events } = await aPoolThat(lets);
  await sdk(operatorKeys).send(new AdminCreateUserCommand({ UserPoolId: poolId, Username: email }));
  expect(events).toMatchObject([{ triggerSource: 'PreSignUp_AdminCreateUser' }]);
});

it.each([
  ['confirms the user', { response: { autoConfirmUser: true } }],
  ['is not the event', null],
])('refuses an answer that %s', async (_, answer) => {
  const { signUp } = await aPoolThat(() => ({ kind: 'returned', payload: JSON.stringify(answer) }));
  await expect(signUp()).rejects.toMatchObject({ name: 'InvalidLambdaResponseException' });
});
