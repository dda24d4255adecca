import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { launch, openPage, signInOnPage } from './chromium.ts';
import type { Locale } from './ledger-page.ts';
import { exportButton, focused, listen, locales, wordsIn } from './ledger-page.ts';

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

async function openLedger(locale: Locale): Promise<Page> {
  const { page } = await openPage(browser, host.pageUrl, locale);
  await signInOnPage(page, demoUsers[1]);
  await page.locator('input[name=from]').waitFor();
  return page;
}

const field = (page: Page, name: 'from' | 'to') => page.locator(`input[name=${name}]`);

describe.each(locales)('the days (%s)', (locale) => {
  const words = wordsIn[locale].period;

  it('start with everything, which has two empty fields with a hint', async () => {
    const page = await openLedger(locale);
    for (const name of ['from', 'to'] as const) {
      expect(await field(page, name).inputValue()).toBe('');
      expect(await field(page, name).getAttribute('placeholder')).toBe(words.everything);
    }
    expect(
      await page.getByRole('button', { name: words.presets.everything, exact: true }).getAttribute('aria-pressed'),
    ).toBe('true');
    // The first and the last day with records.
    await page
      .getByText(
        locale === 'ja-JP'
          ? /^記録は2025\/.*から2026\/.*まであります。$/
          : /^Your records run from .* 2025 to .* 2026\.$/,
      )
      .waitFor();
    const arriving = page.waitForEvent('download');
    await exportButton(page, locale).click();
    expect((await arriving).suggestedFilename()).toMatch(/^myhome-account_all/);
  });

  it.each([
    ['令和7年3月1日', '2025/03/01'],
    ['20250301', '2025/03/01'],
    ['２０２５．３．１', '2025/03/01'],
    ['2025-3-1', '2025/03/01'],
  ])('are accepted in the form %s when the field is left', async (written, shown) => {
    const page = await openLedger(locale);
    await field(page, 'from').pressSequentially(written);
    expect(await field(page, 'from').inputValue()).toBe(written);
    await field(page, 'from').press('Tab');
    expect(await field(page, 'from').inputValue()).toBe(shown);
  });

  it('accept a month for all its days', async () => {
    const page = await openLedger(locale);
    await field(page, 'from').fill('2026-02');
    await field(page, 'from').press('Enter');
    expect([await field(page, 'from').inputValue(), await field(page, 'to').inputValue()]).toEqual([
      '2026/02/01',
      '2026/02/28',
    ]);
  });

  it('report an impossible day, and do not change it', async () => {
    const page = await openLedger(locale);
    await field(page, 'to').fill('2025/02/30');
    await field(page, 'to').press('Tab');
    await page.getByText(words.problems['no-day']('2025/02/30')).waitFor();
    expect(await field(page, 'to').inputValue()).toBe('2025/02/30');
  });

  it('are checked when the field is left, not at the first digit, and reported in an existing live region', async () => {
    const page = await openLedger(locale);
    await field(page, 'to').fill('2025/01/31');
    await field(page, 'to').press('Tab');
    const { said } = await listen(page);
    await field(page, 'from').pressSequentially('2025/02/01');
    expect(await said()).not.toContain(words.problems.reversed(''));
    await field(page, 'from').press('Tab');
    await expect.poll(said).toContain(words.problems.reversed(''));
  });

  it('move the focus to the wrong field', async () => {
    const page = await openLedger(locale);
    await field(page, 'from').fill('2025/02/01');
    await exportButton(page, locale).click();
    await page.getByText(words.problems.missing('')).waitFor();
    expect(await page.evaluate<string>('document.activeElement.name')).toBe('to');
  });

  it('can be chosen in the browser’s calendar, whose button has a name', async () => {
    const page = await openLedger(locale);
    await page.getByRole('button', { name: words.calendar(words.from) }).click();
    await page.locator('input[type=date]').first().fill('2026-03-04', { force: true });
    expect(await field(page, 'from').inputValue()).toBe('2026/03/04');
  });
});

it('a preset is relative to the day of the click, not of the rendering', async () => {
  const { page } = await openPage(browser, host.pageUrl);
  await page.clock.install();
  await signInOnPage(page, demoUsers[1]);
  await field(page, 'from').waitFor();
  await page.clock.setSystemTime(new Date('2031-05-01T00:00:01+09:00'));
  await page.getByRole('button', { name: 'This month', exact: true }).click();
  expect([await field(page, 'from').inputValue(), await field(page, 'to').inputValue()]).toEqual([
    '2031/05/01',
    '2031/05/31',
  ]);
  expect(await focused(page)).toBe('This month');
});
