import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { monthsWords } from '../../web/src/months/all-months-words.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { tableOf } from '../ledger-in-tables.ts';
import { launch, openPage, signInOnPage } from './chromium.ts';
import {
  choosePeriod,
  countDownloads,
  exportButton,
  focused,
  languageOf,
  listen,
  locales,
  monthStrip,
  wordsIn,
} from './ledger-page.ts';

let host: HostUnderTest;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHostUnderTest(), launch()]);
});
afterEach(async () => {
  host.faults.throttledTables.clear();
  host.faults.stoppedFunctions.clear();
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

describe.each(locales)('the connection to the server (%s)', (locale) => {
  const words = wordsIn[locale];

  it('is reported as lost at once and only once, even after a click, and reported when it is back', async () => {
    const { page, context } = await openPage(browser, host.pageUrl, locale);
    await signInOnPage(page, demoUsers[1]);
    await monthStrip(page).waitFor();
    const { said } = await listen(page);
    await context.setOffline(true);
    await page.getByText(words.connection.offline.what).waitFor({ timeout: 2_000 });
    await choosePeriod(page, '2026-02-01', '2026-02-28');
    await exportButton(page, locale).click();
    await page.getByText(words.request.problems.Unreachable.what).waitFor();
    const alerts = await page.getByRole('alert').allTextContents();
    expect(alerts.filter((text) => text !== '')).toEqual([
      words.connection.offline.what + words.connection.offline.next,
    ]);

    const downloads = countDownloads(page);
    await context.setOffline(false);
    await expect.poll(async () => (await said()).at(-1)).toBe(words.connection.back);
    expect(await page.getByText(words.connection.offline.what).count()).toBe(0);
    await page.getByRole('button', { name: words.request.again }).click();
    await expect.poll(downloads).toBe(1);
    // The pressed button is gone, but the focus is not lost.
    expect(await focused(page)).not.toBe('the body');
  });

  it('does not hide a copy that became ready in the meantime', async () => {
    const { page, context } = await openPage(browser, host.pageUrl, locale);
    await signInOnPage(page, demoUsers[1]);
    await monthStrip(page).waitFor();
    const downloads = countDownloads(page);
    host.faults.throttledTables.add(tableOf(host, 'LedgerSlips'));
    await choosePeriod(page, '2026-03-01', '2026-03-31');
    await exportButton(page, locale).click();
    await page.getByRole('progressbar').waitFor();
    await context.setOffline(true);
    host.faults.throttledTables.clear();
    await context.setOffline(false);
    await page.locator('main').getByText(words.outcome.ready).waitFor();
    await expect.poll(downloads).toBe(1);
  });

  it('moves the focus to the heading when the retry button disappears, and a copy needs no figures', async () => {
    const counter = host.host.resources.find(
      ({ type, logicalId }) => type === 'AWS::Lambda::Function' && logicalId.includes('SummaryMonths'),
    );
    host.faults.stoppedFunctions.add(counter?.physicalId ?? '');
    const { page } = await openPage(browser, host.pageUrl, locale);
    await signInOnPage(page, demoUsers[1]);
    const { figures } = monthsWords[languageOf[locale]];
    await page.getByText(figures.failed).waitFor();
    await choosePeriod(page, '2026-02-01', '2026-02-28');
    const arriving = page.waitForEvent('download');
    await exportButton(page, locale).click();
    await arriving;
    host.faults.stoppedFunctions.clear();
    await page.getByRole('button', { name: words.retry }).first().click();
    await monthStrip(page).waitFor();
    await expect.poll(() => focused(page)).toContain(figures.heading);
  });
});
