import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { kindCodeOf, kinds } from '../../ledger/kinds.ts';
import { addDecimals } from '../../ledger/money.ts';
import { moneyWords } from '../../web/src/money/all-money-words.ts';
import { monthsWords } from '../../web/src/months/all-months-words.ts';
import { formatsFor } from '../../web/src/words/formats.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { itemsInPeriod, putItems } from '../ledger-in-tables.ts';
import { signInAs } from '../person.ts';
import { launch, signInOnPage } from './chromium.ts';
import type { Locale } from './ledger-page.ts';
import { choosePeriod, focused, languageOf, locales, monthStrip } from './ledger-page.ts';
import { axeFaults, isTooWide, openWatched } from './watched-page.ts';

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

/** She has ten years. */
const [hanako] = demoUsers;

const kindsOf = (accountDir: string) =>
  new Set(kinds.filter((kind) => kind.account_dir === accountDir).map(({ kind_cd }) => kind_cd));

const chart = (page: Page) => page.locator('figure svg');
const rows = (page: Page, locale: Locale) =>
  page.getByRole('region', { name: moneyWords[languageOf[locale]].table }).getByRole('row');

describe.each(locales)('income and expense by month (%s)', (locale) => {
  const words = moneyWords[languageOf[locale]];
  const { figures } = monthsWords[languageOf[locale]];
  const formats = formatsFor(languageOf[locale]);

  it('are a chart and a table with every figure, loaded when they are opened', async () => {
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    await signInOnPage(page, hanako);
    await monthStrip(page).waitFor();
    await page.waitForLoadState('networkidle');
    const loaded: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') loaded.push(request.url());
    });
    await page.setViewportSize({ width: 1366, height: 657 });
    const summary = page.locator('summary').filter({ hasText: figures.byMonth });
    await summary.focus();
    await page.keyboard.press('Enter');
    await chart(page).waitFor();
    expect(loaded.join()).toContain('MoneyByMonth');
    // Ten years have no room by month. The table has all months.
    expect(await chart(page).getAttribute('data-unit')).toBe('year');
    expect(await rows(page, locale).count()).toBeGreaterThan(120);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(words.table);

    const { identityId } = await signInAs(host, hanako);
    await choosePeriod(page, '2025-03-01', '2025-06-30');
    await expect.poll(() => rows(page, locale).count()).toBe(6);
    expect(await chart(page).getAttribute('data-unit')).toBe('month');
    const march = await itemsInPeriod(host, 'LedgerSlips', identityId, '2025-03-01', '2025-03-31');
    const sumOf = (accountDir: string) =>
      march
        .filter((item) => kindsOf(accountDir).has(kindCodeOf(item['kind_cd_seq']?.S ?? '')))
        .reduce((sum, item) => addDecimals(sum, item['value']?.N ?? '0'), '0');
    const [head = '', first = ''] = await rows(page, locale).allTextContents();
    expect(head).toContain(words.rest);
    expect(first).toContain(formats.month('2025-03'));
    expect(first).toContain(formats.yen(sumOf('1')));
    expect(first).toContain(formats.yen(sumOf('0')));
    // The total of the table is what the large figures say.
    const total = await rows(page, locale).last().getByRole('cell').allTextContents();
    const large = await page.locator('dl').first().locator('dd').allTextContents();
    expect(total.slice(0, 2)).toEqual(large.slice(1, 3));

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFaults(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    const fill = (part: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('svg [class*=${part}]')).fill`);
    expect(await fill('income')).not.toBe(await fill('expense'));
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await isTooWide(page)).toBe(false);
    const box = await chart(page).boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
    expect(faults()).toEqual([]);
  });

  it('know an empty period, one month, a part of a month, and a month with more refunds than expenses', async () => {
    const { identityId } = await signInAs(host, hanako);
    const [kind] = kindsOf('0');
    await putItems(host, 'LedgerSlips', [
      {
        ...{ owner: { S: identityId }, entry: { S: `20100515#${kind}_1` }, tgt_date: { S: '20100515' } },
        ...{ kind_cd_seq: { S: `${kind}_1` }, method_cd: { S: 'cash' }, value: { N: '-4000.5' } },
      },
    ]);
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    await signInOnPage(page, hanako);
    await monthStrip(page).waitFor();
    await page.locator('summary').filter({ hasText: figures.byMonth }).click();
    await choosePeriod(page, '2010-05-01', '2010-05-31');
    await expect.poll(() => rows(page, locale).count()).toBe(3);
    const [, month = ''] = await rows(page, locale).allTextContents();
    expect(month).toContain(formats.yen('-4000.5'));
    expect(month).toContain(formats.yen('4000.5'));
    const [zero, bar] = await page.evaluate<readonly [number, number]>(`[
      document.querySelector('[data-zero=true] line').getBoundingClientRect().top,
      document.querySelector('rect[class*=expense]').getBoundingClientRect().bottom,
    ]`);
    expect(bar).toBeGreaterThan(zero + 20);
    expect(await axeFaults(page)).toEqual([]);

    await choosePeriod(page, '1990-01-01', '1990-12-31');
    await page.getByText(words.none).waitFor();
    expect(await chart(page).count()).toBe(0);

    await choosePeriod(page, '2025-03-01', '2025-03-09');
    await chart(page).waitFor();
    const part = await itemsInPeriod(host, 'LedgerSlips', identityId, '2025-03-01', '2025-03-09');
    expect(part.length).toBeGreaterThan(5);
    const large = await page.locator('dl').first().locator('dd').allTextContents();
    expect((await rows(page, locale).nth(1).getByRole('cell').allTextContents()).slice(0, 2)).toEqual(
      large.slice(1, 3),
    );
    expect(faults()).toEqual([]);
  });
});
