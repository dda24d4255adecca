import { AdminCreateUserCommand, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/words/en.ts';
import { ja } from '../../web/src/words/ja.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { userPoolAdministrator } from '../user-pool-administrator.ts';
import { launch } from './chromium.ts';
import { codeFor } from './sign-up-on-page.ts';
import { axeFaults, isTooWide, openWatched } from './watched-page.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const goodPassword = 'Kakeibo-2026-midori';
const field = (page: Page, name: 'username' | 'password' | 'new-password') =>
  page.locator(`main input[name="${name}"]:not([readonly])`);
const submit = (page: Page) => page.locator('main button[type=submit]').click();
const languages = [
  ['ja-JP', ja],
  ['en-GB', en],
] as const;

function hostOf(environment: 'local-invited' | 'local-domains'): { get(): HostUnderTest } {
  let host: HostUnderTest;
  beforeAll(async () => {
    host = await startHostUnderTest({ seed: false, environment });
  });
  afterAll(() => host.close());
  return { get: () => host };
}

describe('where people are invited', () => {
  const host = hostOf('local-invited');

  it.each(languages)('the page says so and has no form to sign up (%s)', async (locale, { account }) => {
    const { page, faults } = await openWatched(browser, host.get().pageUrl, locale);
    await page.getByText(account.problems.invitedOnly).waitFor();
    expect(await page.getByRole('button', { name: account.toSignUp }).count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await isTooWide(page)).toBe(false);
    expect(faults()).toEqual([]);
    await page.close();
  });

  it('Cognito refuses a stranger who signs up past the page', async () => {
    const { client, clientId } = userPoolAdministrator(host.get());
    const Username = 'stranger@example.com';
    const signUp = client.send(new SignUpCommand({ ClientId: clientId, Username, Password: goodPassword }));
    await expect(signUp).rejects.toThrow('SignUp is not permitted for this user pool');
  });

  it.each(languages)('an invited person signs in and chooses a password (%s)', async (locale, { account }) => {
    const { client, userPoolId } = userPoolAdministrator(host.get());
    const email = `midori-${locale.toLowerCase()}@example.com`;
    await client.send(
      new AdminCreateUserCommand({
        UserPoolId: userPoolId,
        Username: email,
        TemporaryPassword: 'Kari-no-aikotoba-1',
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
    const { page } = await openWatched(browser, host.get().pageUrl, locale);
    await field(page, 'username').fill(email);
    await field(page, 'password').fill('Kari-no-aikotoba-1');
    await submit(page);
    await page.getByRole('heading', { name: account.newPasswordRequired.heading }).waitFor();
    await field(page, 'new-password').fill(goodPassword);
    await submit(page);
    await page.getByRole('button', { name: account.settings.open }).waitFor();
    await page.close();
  });
});

describe('where domains decide', () => {
  const host = hostOf('local-domains');

  it.each(languages)('the page says which, and refuses others in a sentence (%s)', async (locale, { account }) => {
    const { page } = await openWatched(browser, host.get().pageUrl, locale);
    await page.getByRole('button', { name: account.toSignUp }).click();
    await page.getByText('@example.com').waitFor();
    const name = `midori-${locale.toLowerCase()}`;
    await field(page, 'username').fill(`${name}@example.org`);
    await field(page, 'new-password').fill(goodPassword);
    await submit(page);
    await page.getByText(account.problems.addressNotAllowed).waitFor();
    await field(page, 'username').fill(`${name}@example.com`);
    await field(page, 'new-password').fill(goodPassword);
    await submit(page);
    await page.getByRole('heading', { name: account.confirmSignUp.heading }).waitFor();
    expect(codeFor(host.get(), `${name}@example.com`)).toMatch(/^\d{6}$/);
    expect(codeFor(host.get(), `${name}@example.org`)).toBe('');
    await page.close();
  });
});
