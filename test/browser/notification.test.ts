import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { notificationWords } from '../../web/src/notification/all-notification-words.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { launch, signInOnPage } from './chromium.ts';
import { choosePeriod, currentExports, exportButton, languageOf, locales, wordsIn } from './ledger-page.ts';
import { axeFaults, watchedContext } from './watched-page.ts';

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

/**
 * The browser's own notifications, of which the test notes the words. Its permission is that of the context. A headless
 * browser never hides a page, so the page is told that it is hidden.
 */
const noting = `
  globalThis.noted = [];
  globalThis.asked = 0;
  globalThis.Notification = class extends Notification {
    constructor(title, options) {
      super(title, options);
      noted.push(title + '|' + options.body);
    }
    static requestPermission() {
      asked += 1;
      return super.requestPermission();
    }
  };
  globalThis.isHidden = false;
  Object.defineProperty(document, 'visibilityState', { get: () => (isHidden ? 'hidden' : 'visible') });
`;

const noted = (page: Page) => page.evaluate<readonly string[]>('noted');
const hide = (page: Page, isHidden: boolean) => page.evaluate(`globalThis.isHidden = ${String(isHidden)}`);

describe.each(locales)('a notification (%s)', (locale) => {
  const words = notificationWords[languageOf[locale]];
  const page_ = wordsIn[locale];

  it('comes only when it is wanted and nobody looks at the page', async () => {
    const { context, open } = await watchedContext(browser, locale);
    await context.grantPermissions(['notifications'], { origin: host.pageUrl });
    await context.addInitScript(noting);
    const { page, faults } = await open(host.pageUrl);
    await signInOnPage(page, demoUsers[1]);
    const control = page.getByRole('switch', { name: words.label });
    expect(await control.isChecked()).toBe(false);
    expect(await page.evaluate('asked')).toBe(0);
    const makeCopy = async (month: string, isHidden: boolean) => {
      await choosePeriod(page, `2026-${month}-01`, `2026-${month}-28`);
      await hide(page, isHidden);
      await exportButton(page, locale).click();
      await currentExports(page).first().getByText(page_.outcome.ready).waitFor();
      await hide(page, false);
    };
    await makeCopy('01', true);
    await choosePeriod(page, '2026-02-01', '2026-02-28');
    await control.click();
    await expect.poll(() => control.isChecked()).toBe(true);
    expect(await page.evaluate('asked')).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    await makeCopy('02', false);
    expect(await noted(page)).toEqual([]);
    await makeCopy('03', true);
    await expect.poll(() => noted(page)).toHaveLength(1);
    expect((await noted(page))[0]).toMatch(new RegExp(`^${words.ready}\\|.*2026`));

    await page.reload();
    await expect.poll(() => control.isChecked()).toBe(true);
    await page.getByRole('button', { name: page_.account.settings.open }).click();
    await page.getByRole('button', { name: page_.account.settings.signOut, exact: true }).click();
    await signInOnPage(page, demoUsers[1]);
    await control.waitFor();
    expect(await control.isChecked()).toBe(false);
    expect(faults()).toEqual([]);
  });

  it('that the browser blocks, is not allowed or does not have is said at the switch, which stays off', async () => {
    for (const [granted, script, sentence] of [
      // What is not granted is then denied.
      [['geolocation'], '', words.blocked],
      [undefined, '', words.notAllowed],
      [undefined, 'delete globalThis.Notification', words.unavailable],
      // Safari before 16 cannot be asked without the person.
      [undefined, 'delete Navigator.prototype.permissions', words.notAllowed],
    ] as const) {
      const { context, open } = await watchedContext(browser, locale);
      if (granted) await context.grantPermissions(granted, { origin: host.pageUrl });
      await context.addInitScript(script);
      const { page } = await open(host.pageUrl);
      await signInOnPage(page, demoUsers[1]);
      const control = page.getByRole('switch', { name: words.label });
      await control.click();
      await page.getByText(sentence, { exact: true }).last().waitFor();
      expect(await control.isChecked()).toBe(false);
      expect(await axeFaults(page)).toEqual([]);
    }
  });
});
