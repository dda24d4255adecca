import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { launch, openPage, signInOnPage } from './chromium.ts';

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

const ledgerPart = /\/assets\/LedgerPage[^/]*\.js$/;

/** A page with a part that is present or missing, depending on the number of requests for it. */
async function openWithout(locale: string, isThere: (asked: number) => boolean) {
  const page = await (await browser.newContext({ locale })).newPage();
  const seen = { asked: 0 };
  await page.route(ledgerPart, async (route) => {
    seen.asked += 1;
    if (isThere(seen.asked)) await route.continue();
    else await route.fulfill({ status: 404, body: 'gone' });
  });
  await page.goto(host.pageUrl);
  return { page, seen };
}

it.each(['en-GB', 'ja-JP'])(
  'a page whose parts were removed by a release reloads itself and works (%s)',
  async (locale) => {
    const { page, seen } = await openWithout(locale, (asked) => asked > 1);
    await expect.poll(() => seen.asked, { timeout: 20_000 }).toBe(2);
    await signInOnPage(page, demoUsers[0]);
    await page.locator('input[name=from]').first().waitFor();
  },
);

it.each([
  ['en-GB', 'Reload the page'],
  ['ja-JP', 'ページを読み込み直す'],
])('a page whose parts stay missing shows a message instead of reloading endlessly (%s)', async (locale, button) => {
  const { page, seen } = await openWithout(locale, () => false);
  await expect.poll(() => seen.asked, { timeout: 20_000 }).toBe(2);
  await signInOnPage(page, demoUsers[0]);
  await page.getByRole('button', { name: button }).waitFor();
  expect(seen.asked).toBeLessThan(6);
});

it('the page may connect to no other host, even on this machine, and runs no inline script', async () => {
  const { page } = await openPage(browser, host.pageUrl);
  const violations = await page.evaluate(`new Promise((resolve) => {
    const seen = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      seen.push(effectiveDirective + ' ' + blockedURI.replace(/\\/$/, ''));
      if (seen.length === 4) resolve(seen.sort());
    });
    fetch('http://127.0.0.1:9/').catch(() => undefined);
    document.head.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.ran = true' }));
    document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }));
    document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://127.0.0.1:9/' }));
  })`);
  expect(violations).toEqual([
    'connect-src http://127.0.0.1:9',
    'frame-src http://127.0.0.1:9',
    'script-src-elem inline',
    'style-src-elem inline',
  ]);
});
