import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { en } from '../../web/src/words/en.ts';
import { ja } from '../../web/src/words/ja.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { putItems, tableOf } from '../ledger-in-tables.ts';
import { signInAs } from '../person.ts';
import { launch, signInOnPage } from './chromium.ts';
import { choosePeriod, monthStrip, startExport } from './ledger-page.ts';
import { openWatched, watchedContext } from './watched-page.ts';

let host: HostUnderTest;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHostUnderTest(), launch()]);
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser.close();
  await host.close();
});

const [hanako, taro] = demoUsers;
const settingsButton = (page: Page, { account }: typeof ja) =>
  page.getByRole('button', { name: account.settings.open });
const tokens = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith('.refreshToken')).length);

async function signOut(page: Page, words: typeof ja): Promise<void> {
  await settingsButton(page, words).click();
  await page.getByRole('button', { name: words.account.settings.signOut, exact: true }).click();
}

describe.each([
  ['ja-JP', ja],
  ['en-GB', en],
] as const)('two tabs in %s', (locale, words) => {
  const { account } = words;

  it('remove all data of the person when one signs out, and the other shows the reason', async () => {
    const { open } = await watchedContext(browser, locale);
    const first = await open(host.pageUrl);
    await signInOnPage(first.page, hanako);
    await settingsButton(first.page, words).waitFor();
    const second = await open(host.pageUrl);
    await monthStrip(second.page).waitFor();
    await signOut(first.page, words);
    await first.page.getByText(account.left.signedOut).waitFor();
    await second.page.getByText(account.left.elsewhere).waitFor();
    expect(await monthStrip(second.page).count()).toBe(0);
    expect(await tokens(second.page)).toBe(0);
    expect(first.faults()).toEqual([]);
  });

  it('are both signed in when one signs in, and the other shows a message', async () => {
    const { open } = await watchedContext(browser, locale);
    const first = await open(host.pageUrl);
    const second = await open(host.pageUrl);
    await second.page.locator('main input[name=username]').fill('half-typed@example');
    await signInOnPage(first.page, hanako);
    await settingsButton(first.page, words).waitFor();
    await second.page.getByText(account.news.elsewhere(hanako.email)).waitFor();
    await settingsButton(second.page, words).waitFor();
    await second.page.locator('main').getByRole('button', { name: words.close }).click();
    expect(await second.page.getByText(account.news.elsewhere(hanako.email)).count()).toBe(0);
    expect(second.faults()).toEqual([]);
  });

  it('end only the first person’s session when another person has signed in, and show that person', async () => {
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    await signInOnPage(page, hanako);
    await settingsButton(page, words).click();
    const signOutButton = page.getByRole('button', { name: account.settings.signOut, exact: true });
    await signOutButton.waitFor();
    await storeTokensOf(taro, page);
    await signOutButton.click();
    await page.getByText(account.news.someoneElse(taro.email)).waitFor();
    expect(await page.getByText(hanako.email).count()).toBe(0);
    expect(await tokens(page)).toBe(1);
    await page.reload();
    await settingsButton(page, words).click();
    await page.locator('dialog[open]').getByText(taro.email).waitFor();
    expect(faults()).toEqual([]);
  });
});

it('the page sends nothing for a person who is no longer signed in', async () => {
  const { page } = await openWatched(browser, host.pageUrl, 'en-GB');
  await signInOnPage(page, hanako);
  await monthStrip(page).waitFor();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.postData() ?? ''));
  await storeTokensOf(taro, page);
  await page.getByRole('button', { name: en.request.button, exact: true }).click();
  await page.getByText(en.account.news.someoneElse(taro.email)).waitFor();
  expect(asked.filter((body) => body.includes('requestExport('))).toEqual([]);
});

/**
 * The state of storage after another tab signed one person out and another person in, while this tab was frozen and
 * received no event.
 */
async function storeTokensOf(person: { readonly email: string; readonly password: string }, page: Page): Promise<void> {
  const other = await openWatched(browser, host.pageUrl, 'en-GB');
  await signInOnPage(other.page, person);
  await settingsButton(other.page, en).waitFor();
  const stored = await other.page.evaluate(() =>
    Object.keys(localStorage).map((key) => [key, localStorage.getItem(key) ?? ''] as const),
  );
  await page.evaluate((entries) => {
    localStorage.clear();
    for (const [key, value] of entries) localStorage.setItem(key, value);
  }, stored);
}

describe.each([
  ['ja-JP', ja],
  ['en-GB', en],
] as const)('credentials in %s', (locale, words) => {
  it('are renewed silently when they have expired, and the request succeeds', async () => {
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    await signInOnPage(page, taro);
    await monthStrip(page).waitFor();
    host.host.expireCredentials();
    const arriving = page.waitForEvent('download');
    await page.getByRole('button', { name: words.request.button, exact: true }).click();
    await arriving;
    expect(await page.getByText(words.request.problems.SignedOut.what).count()).toBe(0);
    expect(faults()).toEqual([]);
  });

  it('of an ended session lead to the form, which shows the reason', async () => {
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    await signInOnPage(page, taro);
    await monthStrip(page).waitFor();
    const accessToken = await page.evaluate(() =>
      localStorage.getItem(Object.keys(localStorage).find((key) => key.endsWith('.accessToken')) ?? ''),
    );
    await fetch(host.host.urls['cognito-idp'], {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.GlobalSignOut',
      },
      body: JSON.stringify({ AccessToken: accessToken }),
    });
    host.host.expireCredentials();
    await page.getByRole('button', { name: words.request.button, exact: true }).click();
    await page.getByText(words.account.left.ended).waitFor();
    expect(await tokens(page)).toBe(0);
    expect(await monthStrip(page).count()).toBe(0);
    expect(faults()).toEqual([]);
  });

  it('are renewed, and a throttled data source is reported without names of upstream services', async () => {
    const { page } = await openWatched(browser, host.pageUrl, locale);
    host.faults.throttledTables.add(tableOf(host, 'Exports'));
    try {
      await signInOnPage(page, taro);
      await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
      const shown = (await page.locator('#page').textContent()) ?? '';
      expect(shown).not.toMatch(/Exception|DynamoDB|Throughput|Unknown error|errorType/);
    } finally {
      host.faults.throttledTables.clear();
    }
  });
});

it.each([
  ['ja-JP', ja],
  ['en-GB', en],
] as const)('the page works when the browser blocks site data, and explains the effect (%s)', async (locale, words) => {
  const { context, open } = await watchedContext(browser, locale);
  // In Chromium, reading the storage throws when a person blocks a site's data.
  await context.addInitScript(() => {
    for (const area of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, area, {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }
  });
  const { page, faults } = await open(host.pageUrl);
  await page.getByText(words.account.notKept).waitFor();
  await signInOnPage(page, taro);
  await monthStrip(page).waitFor();
  const other = locale === 'ja-JP' ? 'English' : '日本語';
  await page.getByRole('button', { name: other }).click();
  await page.reload();
  await page.getByText(words.account.notKept).waitFor();
  expect(faults()).toEqual([]);
});

describe('the content of a ledger is text', () => {
  it('a name with markup is shown as written and runs nothing', async () => {
    const person = await signInAs(host, taro);
    const name = '<img src=x onerror="window.hasRun=true"><b>bold</b>';
    await putItems(host, 'LedgerMethods', [
      { owner: { S: person.identityId }, method_cd: { S: 'cash' }, method_nm: { S: name } },
    ]);
    const { page, faults } = await openWatched(browser, host.pageUrl, 'en-GB');
    await signInOnPage(page, taro);
    await choosePeriod(page, '2026-01-01', '2026-01-31');
    await startExport(page);
    await page.getByText(en.outcome.ready).first().waitFor();
    const details = page.locator('form details').last();
    await details.locator('summary').click();
    await details.getByText(name).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.evaluate(() => 'hasRun' in window)).toBe(false);
    expect(faults()).toEqual([]);
  });
});

it('no style, script or picture of another origin is loaded', async () => {
  const { page } = await openWatched(browser, host.pageUrl, 'en-GB');
  await page.locator('main input[name=username]').waitFor();
  const violated = await page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.push(effectiveDirective));
    const holder = document.createElement('div');
    holder.innerHTML =
      '<style>body{display:none}</style><p style="color:red">x</p><img src="https://example.invalid/x.png" alt="">';
    const script = document.createElement('script');
    script.textContent = 'window.hasRun = true';
    holder.append(script);
    document.body.append(holder);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return {
      seen: [...new Set(seen)].sort(),
      hasRun: 'hasRun' in window,
      isShown: getComputedStyle(document.body).display !== 'none',
    };
  });
  expect(violated).toEqual({
    seen: ['img-src', 'script-src-elem', 'style-src-attr', 'style-src-elem'],
    hasRun: false,
    isShown: true,
  });
});
