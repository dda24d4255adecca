import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { en } from '../../web/src/words/en.ts';
import { ja } from '../../web/src/words/ja.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { launch } from './chromium.ts';
import { axeFaults, englishIn, isTooWide, openWatched } from './watched-page.ts';

let host: HostUnderTest;
let browser: Browser;
let people = 0;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHostUnderTest(), launch()]);
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser.close();
  await host.close();
});

/** Long enough for a machine under other load. */
const soon = { timeout: 10_000 };
const goodPassword = 'Kakeibo-2026-midori';
const newEmail = () => `midori${(people += 1)}@example.com`;
const field = (page: Page, name: 'username' | 'password' | 'new-password' | 'code') =>
  page.locator(`main input[name="${name}"]:not([readonly])`);
const submit = (page: Page) => page.locator('main button[type=submit]').click();
const focusedField = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name'));

/** The newest mailed code. */
function codeFor(email: string, purpose: string): string {
  const line = host.output.findLast((one) => one.startsWith(`Code for ${email} (${purpose}): `));
  return line?.slice(-6) ?? '';
}

const wrong = (code: string) => (code === '000000' ? '111111' : '000000');

async function signUp(page: Page, email: string, { account }: typeof ja): Promise<void> {
  await page.getByRole('button', { name: account.toSignUp }).click();
  await field(page, 'username').fill(email);
  await field(page, 'new-password').fill(goodPassword);
  await submit(page);
  await page.getByRole('heading', { name: account.confirmSignUp.heading }).waitFor();
}

describe.each([
  ['ja-JP', ja],
  ['en-GB', en],
] as const)('in %s', (locale, words) => {
  const { account } = words;

  it('a wrong password is refused with a message, and the same field accepts the next one', async () => {
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    await field(page, 'username').fill(demoUsers[0].email);
    await field(page, 'password').fill('Not-the-password-1');
    await page.keyboard.press('Enter');
    await page.getByText(account.problems.wrongPassword).waitFor();
    await expect.poll(() => focusedField(page), soon).toBe('password');
    expect(await field(page, 'password').getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.type(demoUsers[0].password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: account.settings.open }).waitFor();
    await page.locator('input[name=from]').waitFor();
    expect(faults()).toEqual([]);
  });

  it('an incomplete form is refused at its first empty field', async () => {
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    await submit(page);
    await page.getByText(account.problems.missing).waitFor();
    await expect.poll(() => focusedField(page), soon).toBe('username');
    await field(page, 'username').fill('x');
    await submit(page);
    await expect.poll(() => focusedField(page), soon).toBe('password');
    expect(faults()).toEqual([]);
  });

  it('a person signs up, sees the rules first, mistypes the code, and is signed in with a message', async () => {
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    const email = newEmail();
    await page.getByRole('button', { name: account.toSignUp }).click();
    await page.getByText(account.rules.length('12')).waitFor();
    await expect.poll(() => focusedField(page), soon).toBe('username');
    await field(page, 'username').fill(email);
    await field(page, 'new-password').fill('too-short');
    await submit(page);
    await page.getByText(account.problems.passwordTooWeak).waitFor();
    await expect.poll(() => focusedField(page), soon).toBe('new-password');
    await field(page, 'new-password').fill(goodPassword);
    await submit(page);
    await page.getByRole('heading', { name: account.confirmSignUp.heading }).waitFor();
    await expect.poll(() => focusedField(page), soon).toBe('code');
    const code = codeFor(email, 'sign-up');
    await field(page, 'code').fill(wrong(code));
    await submit(page);
    await page.getByText(account.problems.wrongCode).waitFor();
    await expect.poll(() => focusedField(page), soon).toBe('code');
    // Full-width digits, as from an input method.
    await page.keyboard.type(code.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)));
    await page.keyboard.press('Enter');
    await page.getByText(account.news.confirmed(email)).waitFor();
    expect(faults()).toEqual([]);
  });

  it('a sign-up survives a switch of the language and a reload, and the form shows its confirmation', async () => {
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    const email = newEmail();
    const [other, otherName] = locale === 'ja-JP' ? [en, 'English'] : [ja, '日本語'];
    await page.getByRole('button', { name: account.toSignUp }).click();
    await field(page, 'username').fill(email);
    await field(page, 'new-password').fill(goodPassword);
    await page.getByRole('button', { name: otherName }).click();
    await page.getByRole('heading', { name: other.account.signUp.heading }).waitFor();
    expect(await field(page, 'username').inputValue()).toBe(email);
    expect(await field(page, 'new-password').inputValue()).toBe(goodPassword);
    await submit(page);
    await page.getByRole('heading', { name: other.account.confirmSignUp.heading }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: other.account.confirmSignUp.heading }).waitFor();
    await field(page, 'code').fill(codeFor(email, 'sign-up'));
    await submit(page);
    await page.getByText(other.account.notices.confirmed).waitFor();
    expect(await field(page, 'username').inputValue()).toBe(email);
    expect(faults()).toEqual([]);
  });

  it('a person who left before the confirmation gets a new code at the next sign-in, and another after it has expired', async () => {
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    const email = newEmail();
    await signUp(page, email, words);
    await page.getByRole('button', { name: account.back }).click();
    await expect.poll(() => focusedField(page), soon).toBe('password');
    expect(await field(page, 'username').inputValue()).toBe(email);
    const first = codeFor(email, 'sign-up');
    await field(page, 'password').fill(goodPassword);
    await submit(page);
    await page.getByText(account.sentTo('m***@e***')).waitFor();
    expect(codeFor(email, 'sign-up')).not.toBe(first);
    expect(await page.getByRole('button', { name: account.resend }).getAttribute('aria-disabled')).toBe('true');
    host.clock.forward(25 * 3_600_000);
    await field(page, 'code').fill(codeFor(email, 'sign-up'));
    await submit(page);
    await page.getByText(account.problems.expiredCode).waitFor();
    await expect.poll(() => focusedField(page), soon).toBe('code');
    expect(faults()).toEqual([]);
  });

  it('a forgotten password is reset, with the address kept and a message', async () => {
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    const email = newEmail();
    await signUp(page, email, words);
    await field(page, 'code').fill(codeFor(email, 'sign-up'));
    await submit(page);
    await page.getByRole('button', { name: account.settings.open }).click();
    await page.getByRole('button', { name: account.settings.signOut, exact: true }).click();
    await page.getByText(account.left.signedOut).waitFor();
    await field(page, 'username').fill(email);
    await page.getByRole('button', { name: account.toForgotPassword }).click();
    expect(await field(page, 'username').inputValue()).toBe(email);
    await submit(page);
    await page.getByRole('heading', { name: account.resetPassword.heading }).waitFor();
    await expect.poll(() => focusedField(page), soon).toBe('code');
    await field(page, 'code').fill(codeFor(email, 'reset-password'));
    await field(page, 'new-password').fill('Another-2026-password');
    await submit(page);
    await page.getByText(account.notices.passwordReset).waitFor();
    await field(page, 'password').fill('Another-2026-password');
    await submit(page);
    await page.getByRole('button', { name: account.settings.open }).waitFor();
    expect(faults()).toEqual([]);
  });

  it('all forms pass axe and fit 320 pixels, in light and dark', async () => {
    const { page } = await openWatched(browser, host.pageUrl, locale);
    await page.setViewportSize({ width: 320, height: 640 });
    const forms: readonly (readonly [string, () => Promise<void>])[] = [
      [account.signIn.heading, () => Promise.resolve()],
      [account.signUp.heading, () => page.getByRole('button', { name: account.toSignUp }).click()],
      [
        account.forgotPassword.heading,
        async () => {
          await page.getByRole('button', { name: account.back }).click();
          await page.getByRole('button', { name: account.toForgotPassword }).click();
        },
      ],
      [
        account.resetPassword.heading,
        async () => {
          await field(page, 'username').fill(demoUsers[1].email);
          await submit(page);
        },
      ],
      [
        account.confirmSignUp.heading,
        async () => {
          await page.getByRole('button', { name: account.back }).click();
          await signUp(page, newEmail(), words);
        },
      ],
    ];
    for (const [heading, go] of forms) {
      await go();
      await page.getByRole('heading', { name: heading }).waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect({ heading, axe: await axeFaults(page), isTooWide: await isTooWide(page) }).toEqual({
          heading,
          axe: [],
          isTooWide: false,
        });
      }
      if (locale === 'ja-JP')
        expect({ heading, english: await englishIn(page) }).toEqual({ heading, english: ['English'] });
    }
  });
});

it('the fields are marked for password managers', async () => {
  const { page } = await openWatched(browser, host.pageUrl, 'en-GB');
  const { account } = en;
  const fields = () =>
    page
      .locator('main input:not([type=checkbox])')
      .evaluateAll((all) => all.map((one) => one.getAttribute('autocomplete')));
  await field(page, 'username').waitFor();
  expect(await fields()).toEqual(['username', 'current-password']);
  await page.getByRole('button', { name: account.toSignUp }).click();
  expect(await fields()).toEqual(['username', 'new-password']);
  const email = newEmail();
  await field(page, 'username').fill(email);
  await field(page, 'new-password').fill(goodPassword);
  await submit(page);
  await page.getByRole('heading', { name: account.confirmSignUp.heading }).waitFor();
  expect(await fields()).toEqual(['one-time-code']);
  await page.getByRole('button', { name: account.back }).click();
  await page.getByRole('button', { name: account.toForgotPassword }).click();
  await submit(page);
  await page.getByRole('heading', { name: account.resetPassword.heading }).waitFor();
  expect(await fields()).toEqual(['username', 'one-time-code', 'new-password']);
});

it('the page requests no more codes than the service sends, and shows when the limit is reached', async () => {
  const { page } = await openWatched(browser, host.pageUrl, 'en-GB');
  const { account } = en;
  const email = newEmail();
  await signUp(page, email, en);
  for (let guesses = 0; guesses < 5; guesses += 1) {
    await field(page, 'code').fill(wrong(codeFor(email, 'sign-up')));
    await submit(page);
    await page.getByText(account.problems.wrongCode).waitFor();
  }
  await field(page, 'code').fill(codeFor(email, 'sign-up'));
  await submit(page);
  await page.getByText(account.problems.limitExceeded).waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent), soon)
    .toBe(account.problems.limitExceeded);
});

it('the page counts down to the next code, sends it and shows that', async () => {
  const { page, faults } = await openWatched(browser, host.pageUrl, 'en-GB');
  const { account } = en;
  await page.clock.install();
  const email = newEmail();
  await signUp(page, email, en);
  const first = codeFor(email, 'sign-up');
  const resend = page.getByRole('button', { name: account.resend });
  await page.getByText(/again in \d+ s/).waitFor();
  await page.clock.runFor(31_000);
  await expect.poll(() => resend.getAttribute('aria-disabled'), soon).toBe('false');
  await resend.click();
  await page.clock.runFor(2_000);
  await page.getByText(account.notices.codeSent).waitFor();
  expect(codeFor(email, 'sign-up')).not.toBe(first);
  expect(faults()).toEqual([]);
});

it('the page names an unsupported step and leads back', async () => {
  const { page, faults } = await openWatched(browser, host.pageUrl, 'en-GB');
  await page.route(`${host.host.urls['cognito-idp']}/**`, async (route) => {
    if (route.request().headers()['x-amz-target']?.endsWith('RespondToAuthChallenge')) {
      const asked = { ChallengeName: 'SMS_MFA', Session: 'session', ChallengeParameters: {} };
      await route.fulfill({ json: asked, headers: { 'access-control-allow-origin': '*' } });
    } else await route.fallback();
  });
  await field(page, 'username').fill(demoUsers[0].email);
  await field(page, 'password').fill(demoUsers[0].password);
  await submit(page);
  await page.getByText(en.account.unsupported.note('CONFIRM_SIGN_IN_WITH_SMS_CODE')).waitFor();
  await page.getByRole('button', { name: en.account.back }).click();
  await expect.poll(() => focusedField(page), soon).toBe('password');
  expect(faults()).toEqual([]);
});
