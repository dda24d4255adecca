import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { putItems } from '../ledger-in-tables.ts';
import { signInAs } from '../person.ts';
import { launch, openPage, signInOnPage } from './chromium.ts';
import type { Locale } from './ledger-page.ts';
import { choosePeriod, currentExports, exportButton, locales, monthStrip, wordsIn } from './ledger-page.ts';
import { axeFaults } from './watched-page.ts';

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
  await monthStrip(page).waitFor();
  return page;
}

it.each(locales)(
  'the proof of a copy shows the household’s names, and marks Japanese words on the English page (%s)',
  async (locale) => {
    const { identityId } = await signInAs(host, demoUsers[1]);
    await putItems(host, 'LedgerMethods', [
      { owner: { S: identityId }, method_cd: { S: 'cash' }, method_nm: { S: 'さいふ' } },
    ]);
    const page = await openLedger(locale);
    await choosePeriod(page, '2026-02-01', '2026-02-28');
    await exportButton(page, locale).click();
    await page.getByText(wordsIn[locale].outcome.ready).first().waitFor();
    const details = page.locator('form details').last();
    await details.locator('summary').click();
    const row = details.getByRole('row').filter({ hasText: 'さいふ' });
    await row.waitFor();
    expect(await row.locator('[lang=ja]').allTextContents()).toEqual(locale === 'ja-JP' ? [] : ['さいふ']);
    // One yen sign, in the width that the language uses.
    expect(await row.getByRole('cell').nth(1).textContent()).toMatch(locale === 'ja-JP' ? /^-?￥/ : /^-?¥/);
  },
);

it.each(locales)('a copy is shown as expired at its time without any action on the page (%s)', async (locale) => {
  const { page } = await openPage(browser, host.pageUrl, locale);
  await page.clock.install();
  await signInOnPage(page, demoUsers[1]);
  await page.locator('input[name=from]').waitFor();
  await choosePeriod(page, '2026-01-01', '2026-01-31');
  const arriving = page.waitForEvent('download');
  await exportButton(page, locale).click();
  await arriving;
  const { outcome, download, shelf } = wordsIn[locale];
  await currentExports(page).getByText(outcome.ready).waitFor();
  await page.clock.fastForward(10 * 86_400_000);
  await currentExports(page).getByText(outcome.expired).waitFor();
  expect(await page.getByRole('button', { name: download.again }).count()).toBe(0);
  expect(await page.locator('form').getByText(shelf.changes).count()).toBe(0);
});

it.each(locales)('the page fits 320 pixels without overlaps or overflow (%s)', async (locale) => {
  const page = await openLedger(locale);
  await page.setViewportSize({ width: 320, height: 640 });
  await choosePeriod(page, '2026-01-01', '2026-01-31');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  const wide = await page.evaluate<readonly string[]>(
    `[...document.querySelectorAll('main *')].filter((element) => element.getBoundingClientRect().right > 320.5 && !element.closest('.visually-hidden, [tabindex="0"]')).map((element) => element.outerHTML.slice(0, 80))`,
  );
  expect(wide).toEqual([]);
  const from = await page.locator('input[name=from]').boundingBox();
  const to = await page.locator('input[name=to]').boundingBox();
  if (!from || !to) throw new Error('The fields are not shown.');
  expect(from.y + from.height <= to.y || from.x + from.width <= to.x).toBe(true);
  expect(await axeFaults(page)).toEqual([]);
});

describe('the look', () => {
  it.each(['light', 'dark'] as const)('has a readable placeholder (%s)', async (colorScheme) => {
    const page = await openLedger('ja-JP');
    await page.emulateMedia({ colorScheme });
    const [text, ground] = await page.evaluate<readonly [string, string]>(`(() => {
      const field = document.querySelector('input[name=from]');
      return [getComputedStyle(field, '::placeholder').color, getComputedStyle(field).backgroundColor];
    })()`);
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('shows the selection and the progress in forced colours', async () => {
    const page = await openLedger('ja-JP');
    await page.emulateMedia({ forcedColors: 'active' });
    const ground = (pressed: boolean) =>
      page.evaluate<string>(
        `getComputedStyle(document.querySelector('[aria-pressed=${String(pressed)}][class*=preset]')).backgroundColor`,
      );
    expect(await ground(true)).not.toBe(await ground(false));
    // A chosen month has a colour of its own, and the number of records is the height of a bar.
    await choosePeriod(page, '2026-01-01', '2026-01-31');
    const bar = (month: string) =>
      page.evaluate<readonly [string, string]>(`(() => {
        const { borderBlockEndColor, borderBlockEndWidth } = getComputedStyle(document.querySelector('[data-cell="${month}"]'), '::before');
        return [borderBlockEndColor, borderBlockEndWidth];
      })()`);
    const [[chosen, height], [other], [, none]] = [await bar('2026-1'), await bar('2026-2'), await bar('2026-12')];
    expect(chosen).not.toBe(other);
    expect(Number.parseFloat(height)).toBeGreaterThan(Number.parseFloat(none));
    const edge = await page.evaluate<string>(`(() => {
      const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).flatMap((rule) => (rule.conditionText === '(forced-colors: active)' ? [...rule.cssRules] : []));
      return rules.map((rule) => rule.cssText).filter((text) => /_bar_/.test(text)).join(' ');
    })()`);
    expect(edge).toMatch(/border: 1px solid canvastext/i);
  });
});

/** WCAG's contrast ratio of two colours in the browser's computed form, `rgb(1, 2, 3)`. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
