import { authenticatorApp } from 'local-aws/cognito/testing/authenticator-under-test.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/words/en.ts';
import { ja } from '../../web/src/words/ja.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { launch, signInOnPage } from './chromium.ts';
import { codeFor, signUpOnPage } from './sign-up-on-page.ts';
import type { Watched } from './watched-page.ts';
import { axeFaults, englishIn, isTooWide, openWatched } from './watched-page.ts';

let host: HostUnderTest;
let browser: Browser;
let people = 0;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHostUnderTest({ seed: false }), launch()]);
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser.close();
  await host.close();
});

/** Long enough for a machine under other load. */
const soon = { timeout: 10_000 };
const password = 'Kakeibo-2026-midori';
const newEmail = () => `aoi${(people += 1)}@example.com`;
const inDialog = (page: Page, name: 'username' | 'password' | 'new-password' | 'code') =>
  page.locator(`dialog[open] input[name="${name}"]:not([readonly])`);

/** A new person, signed in, with the settings open. */
async function openSettings(locale: string, words: typeof ja): Promise<Watched & { readonly email: string }> {
  const watched = await openWatched(browser, host.pageUrl, locale);
  const email = newEmail();
  await signUpOnPage(host, watched.page, { email, password }, words);
  await watched.page.getByRole('button', { name: words.account.settings.open }).click();
  return { ...watched, email };
}

const openPart = (page: Page, heading: string) => page.locator('dialog[open] summary', { hasText: heading }).click();

describe.each([
  ['ja-JP', ja],
  ['en-GB', en],
] as const)('the settings in %s', (locale, words) => {
  const { account } = words;
  const { settings } = account;

  it('forget all input when they are closed', async () => {
    const { page, faults } = await openSettings(locale, words);
    await openPart(page, settings.password.heading);
    await inDialog(page, 'password').fill('Not-the-password-1');
    await inDialog(page, 'new-password').fill('Another-2026-password');
    await page.locator('dialog[open] form button[type=submit]').first().click();
    await page.getByText(settings.password.wrong).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')), soon).toBe('password');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog input').count(), soon).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), soon).toBe(settings.open);
    await page.keyboard.press('Enter');
    await openPart(page, settings.password.heading);
    expect(await inDialog(page, 'password').inputValue()).toBe('');
    expect(await inDialog(page, 'new-password').inputValue()).toBe('');
    expect(await page.getByText(settings.password.wrong).count()).toBe(0);
    expect(faults()).toEqual([]);
  });

  it('change the password and then sign out on all devices', async () => {
    const { page, email, faults } = await openSettings(locale, words);
    const elsewhere = await openWatched(browser, host.pageUrl, locale);
    await signInOnPage(elsewhere.page, { email, password });
    await elsewhere.page.getByRole('button', { name: settings.open }).waitFor();

    await openPart(page, settings.password.heading);
    await inDialog(page, 'password').fill(password);
    await inDialog(page, 'new-password').fill('Another-2026-password');
    await page.locator('dialog[open] form button[type=submit]').first().click();
    await page.getByText(account.left.passwordChanged).waitFor();
    await elsewhere.page.getByText(account.left.ended).waitFor();
    expect(await elsewhere.page.getByText(email).count()).toBe(0);

    await signInOnPage(page, { email, password: 'Another-2026-password' });
    await page.getByRole('button', { name: settings.open }).waitFor();
    expect(faults()).toEqual([]);
  });

  it('stay signed in after a new password when the person chooses that', async () => {
    const { page, faults } = await openSettings(locale, words);
    await openPart(page, settings.password.heading);
    await inDialog(page, 'password').fill(password);
    await inDialog(page, 'new-password').fill('Another-2026-password');
    await page.getByLabel(settings.password.everywhereToo).uncheck();
    await page.locator('dialog[open] form button[type=submit]').first().click();
    await page.getByText(settings.password.changed).waitFor();
    expect(await inDialog(page, 'password').inputValue()).toBe('');
    expect(await inDialog(page, 'new-password').inputValue()).toBe('');
    expect(faults()).toEqual([]);
  });

  it('turn a second factor on, which the next sign-in requires, and off', async () => {
    const { page, email, faults } = await openSettings(locale, words);
    await openPart(page, settings.totp.heading);
    await page.getByText(settings.totp.off).waitFor();
    await page.getByRole('button', { name: settings.totp.turnOn }).click();
    await page.getByRole('img', { name: account.totpSetup.qr }).waitFor();
    const secret = ((await page.locator('dialog[open] code').textContent()) ?? '').replaceAll(' ', '');
    const app = authenticatorApp(secret, () => host.clock.nowMs());
    await inDialog(page, 'code').fill(app.wrongCode());
    await page.keyboard.press('Enter');
    await page.getByText(account.problems.wrongCode).waitFor();
    await inDialog(page, 'code').fill(app.code());
    await page.keyboard.press('Enter');
    await page.getByText(settings.totp.turnedOn).waitFor();
    await page.getByRole('button', { name: settings.signOut, exact: true }).click();

    await page.getByText(account.left.signedOut).waitFor();
    await signInOnPage(page, { email, password });
    await page.getByRole('heading', { name: account.totp.heading }).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('autocomplete')), soon)
      .toBe('one-time-code');
    expect(await axeFaults(page)).toEqual([]);
    // A code is accepted only once. The next code is that of the next half minute.
    host.clock.forward(30_000);
    await page.reload();
    await page.getByRole('heading', { name: account.totp.heading }).waitFor();
    await page.locator('main input[name=code]').fill(app.code());
    await page.keyboard.press('Enter');

    await page.getByRole('button', { name: settings.open }).click();
    await openPart(page, settings.totp.heading);
    await page.getByText(settings.totp.on).waitFor();
    await page.getByRole('button', { name: settings.totp.turnOff }).click();
    await page.getByText(settings.totp.turnOffQuestion).waitFor();
    await page.getByRole('button', { name: settings.totp.turnOff }).click();
    await page.getByText(settings.totp.turnedOff).waitFor();
    expect(faults()).toEqual([]);
  });

  it('change the address only after the new one is verified', async () => {
    const { page, email, faults } = await openSettings(locale, words);
    const address = newEmail();
    await openPart(page, settings.changeEmail.heading);
    await inDialog(page, 'username').fill(address);
    await page.keyboard.press('Enter');
    await page.getByText(settings.changeEmail.codeNote(address)).waitFor();
    expect(await page.locator('dialog[open] strong').textContent()).toBe(email);
    await inDialog(page, 'code').fill(codeFor(host, address));
    await page.keyboard.press('Enter');
    await page.getByText(settings.changeEmail.changed(address)).waitFor();
    await expect.poll(() => page.locator('dialog[open] strong').textContent(), soon).toBe(address);
    await page.getByRole('button', { name: settings.signOut, exact: true }).click();
    await page.getByText(account.left.signedOut).waitFor();
    await signInOnPage(page, { email: address, password });
    await page.getByRole('button', { name: settings.open }).waitFor();
    expect(faults()).toEqual([]);
  });

  it('sign out on every device, and show how long an open page may still work', async () => {
    const { page, email, faults } = await openSettings(locale, words);
    const elsewhere = await openWatched(browser, host.pageUrl, locale);
    await signInOnPage(elsewhere.page, { email, password });
    await elsewhere.page.getByRole('button', { name: settings.open }).waitFor();
    await openPart(page, settings.everywhere.heading);
    await page.getByText(settings.everywhere.note).waitFor();
    await page.getByRole('button', { name: settings.everywhere.button }).click();
    await page.getByText(account.left.everywhere).waitFor();
    await elsewhere.page.getByText(account.left.ended).waitFor();
    expect(faults()).toEqual([]);
    expect(elsewhere.faults()).toEqual([]);
  });

  it('stay signed in, with the reason, when the server does not respond to a sign-out everywhere', async () => {
    const { page, faults } = await openSettings(locale, words);
    await openPart(page, settings.everywhere.heading);
    await page.route(`${host.host.urls['cognito-idp']}/**`, (route) => route.abort());
    await page.getByRole('button', { name: settings.everywhere.button }).click();
    await page.getByText(account.problems.unreachable).waitFor();
    await page.getByText(settings.signedInAs).waitFor();
    expect(faults()).toEqual([]);
  });

  it('pass axe, fit 320 pixels, and use one language', async () => {
    const { page } = await openSettings(locale, words);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const heading of [
      settings.password.heading,
      settings.totp.heading,
      settings.changeEmail.heading,
      settings.everywhere.heading,
    ])
      await openPart(page, heading);
    await page.getByRole('button', { name: settings.totp.turnOn }).click();
    await page.getByRole('img', { name: account.totpSetup.qr }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await axeFaults(page)).toEqual([]);
    }
    expect(await isTooWide(page)).toBe(false);
    expect(await page.locator('dialog[open]').evaluate((dialog) => dialog.scrollWidth > dialog.clientWidth)).toBe(
      false,
    );
    const names = ['English', 'QR', 'ZIP'];
    if (locale === 'ja-JP') {
      const secret = (await page.locator('dialog[open] code').textContent()) ?? '';
      const english = (await englishIn(page)).filter((word) => !names.includes(word) && !secret.includes(word));
      expect(english).toEqual([]);
    }
  });
});
