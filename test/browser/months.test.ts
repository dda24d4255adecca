import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { monthsWords } from '../../web/src/months/all-months-words.ts';
import { formatsFor } from '../../web/src/words/formats.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { itemsInPeriod, putItems } from '../ledger-in-tables.ts';
import { signInAs } from '../person.ts';
import { launch, signInOnPage } from './chromium.ts';
import type { Locale } from './ledger-page.ts';
import { currentExports, focused, languageOf, listen, locales, monthStrip, wordsIn } from './ledger-page.ts';
import { axeFaults, openWatched } from './watched-page.ts';

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

async function openLedger(locale: Locale, user: { readonly email: string; readonly password: string }) {
  const watched = await openWatched(browser, host.pageUrl, locale);
  await signInOnPage(watched.page, user);
  await monthStrip(watched.page).waitFor();
  return watched;
}

const cell = (page: Page, name: string) => page.locator(`[data-cell="${name}"]`);

/** The days in the fields. */
async function days(page: Page): Promise<string> {
  const [from, to] = [page.locator('input[name=from]'), page.locator('input[name=to]')];
  return `${await from.inputValue()} ${await to.inputValue()}`;
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('The cells are not shown.');
  await page.mouse.move(start.x + 5, start.y + 5);
  await page.mouse.down();
  await page.mouse.move(end.x + 5, end.y + 5, { steps: 4 });
  await page.mouse.up();
}

describe.each(locales)('the strip of months (%s)', (locale) => {
  const { strip, figures } = monthsWords[languageOf[locale]];
  const formats = formatsFor(languageOf[locale]);

  it('is the picker, by mouse and by keyboard, and says its result once', async () => {
    const { page, faults } = await openLedger(locale, taro);
    expect(await cell(page, '2026-3').getAttribute('aria-selected')).toBe('true');
    expect(await days(page)).toBe(' ');

    await cell(page, '2026-3').click();
    expect(await days(page)).toBe('2026/03/01 2026/03/31');
    await drag(page, cell(page, '2026-2'), cell(page, '2025-11'));
    expect(await days(page)).toBe('2025/11/01 2026/02/28');
    await cell(page, '2026-5').click({ modifiers: ['Shift'] });
    expect(await days(page)).toBe('2026/02/01 2026/05/31');
    await cell(page, '2026-0').click();
    expect(await days(page)).toBe('2026/01/01 2026/12/31');
    expect(new URL(page.url()).search).toBe('?from=2026-01-01&to=2026-12-31');

    const { said } = await listen(page);
    await cell(page, '2026-3').focus();
    expect(await page.locator('[data-cell][tabindex="0"]').count()).toBe(1);
    for (const key of ['ArrowRight', ' ', 'ArrowUp', 'ArrowLeft']) await page.keyboard.press(key);
    // Nothing is chosen yet, and what would be is shown.
    expect(await days(page)).toBe('2026/01/01 2026/12/31');
    expect(await cell(page, '2025-4').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await cell(page, '2025-4').getAttribute('aria-selected')).toBe('false');
    for (const key of ['End', ' ', 'ArrowRight', 'ArrowRight', ' ']) await page.keyboard.press(key);
    expect(await days(page)).toBe('2025/12/01 2026/01/31');
    expect(await focused(page)).toContain(formats.month('2026-01'));
    expect(await said()).toHaveLength(4);
    expect(await said()).toContain(strip.givenUp);
    expect((await said()).at(-1)).toMatch(/2026.*￥|2026.*¥/);

    await page.reload();
    await monthStrip(page).waitFor();
    expect(await days(page)).toBe('2025/12/01 2026/01/31');
    expect(await axeFaults(page)).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('sums whole months without a request, and asks about a part of a month, whose cell is hatched', async () => {
    const { identityId } = await signInAs(host, taro);
    const { page } = await openLedger(locale, taro);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.postData()?.includes('ledgerMonths') === true) asked.push(request.postData() ?? '');
    });
    const held = async (from: string, to: string) => ({
      slips: (await itemsInPeriod(host, 'LedgerSlips', identityId, from, to)).length,
      balances: (await itemsInPeriod(host, 'LedgerBalances', identityId, from, to)).length,
    });
    const shownFor = async (from: string, to: string) => {
      const { slips, balances } = await held(from, to);
      return page.getByText(figures.parts(formats.count(slips), formats.count(balances)));
    };
    await drag(page, cell(page, '2026-1'), cell(page, '2026-4'));
    await (await shownFor('2026-01-01', '2026-04-30')).waitFor();
    expect(asked).toEqual([]);
    await page.locator('input[name=from]').fill('2026-01-15');
    await page.locator('input[name=from]').press('Tab');
    await (await shownFor('2026-01-15', '2026-04-30')).waitFor();
    expect(asked).toHaveLength(1);
    expect(await cell(page, '2026-1').getAttribute('data-coverage')).toBe('part');
    const january = await held('2026-01-01', '2026-01-31');
    expect(await cell(page, '2026-1').getAttribute('aria-label')).toBe(
      strip.cell(
        formats.month('2026-01'),
        strip.partly(strip.marked.never(strip.records(formats.count(january.slips + january.balances)))),
      ),
    );
  });
});

it('years without records are one line, and a record without a day has a line', async () => {
  const { identityId } = await signInAs(host, taro);
  const slip = (day: string, number: string) => ({
    owner: { S: identityId },
    entry: { S: `${day}#food01_${number}` },
    tgt_date: { S: day },
    kind_cd_seq: { S: `food01_${number}` },
    method_cd: { S: 'cash' },
    value: { N: '1' },
  });
  await putItems(host, 'LedgerSlips', [slip('20340101', '1'), slip('20260230', '2')]);
  const { page } = await openLedger('en-GB', taro);
  const { strip } = monthsWords.en;
  await page.getByText(strip.folded(strip.years('2027', '2033'), strip.noRecords)).waitFor();
  await page.getByText(strip.outsideDays('1')).waitFor();
  expect(await monthStrip(page).getByRole('rowheader').count()).toBe(3);
});

/** Runs in the page. The figures of which a corner lies behind something else, such as the bar of the export. */
const coveredFigures = `(() => {
  const list = document.querySelector('dl');
  const isCovered = (figure) => {
    const { left, right, top, bottom } = figure.getBoundingClientRect();
    const isHidden = (x, y) => !list.contains(document.elementFromPoint(x, y));
    return [left + 1, right - 1].some((x) => isHidden(x, top + 1) || isHidden(x, bottom - 1));
  };
  return [...list.children].filter(isCovered).map((figure) => figure.textContent);
})()`;

describe.each([
  [1366, 657],
  [390, 664],
] as const)('the first screen of %i × %i', (width, height) => {
  it.each(locales)(
    'holds choice, figures, button, progress with Cancel, and result; nothing jumps (%s)',
    async (locale) => {
      const words = wordsIn[locale];
      const context = await browser.newContext({ locale, viewport: { width, height }, acceptDownloads: true });
      const page = await context.newPage();
      await page.addInitScript(`
      globalThis.jumped = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.jumped += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    `);
      await page.goto(host.pageUrl);
      await signInOnPage(page, hanako);
      await monthStrip(page).waitFor();
      const shown = async (part: Locator) => {
        const box = await part.boundingBox();
        expect(box).not.toBeNull();
        expect(box && Math.min(box.y, height - box.y - box.height)).toBeGreaterThanOrEqual(0);
        expect(box && box.x + box.width).toBeLessThanOrEqual(width);
      };
      const figures = page.locator('dl').first();
      // On a phone the place of the export sticks to the lower edge of the window, over what is behind it.
      const figuresUncovered = async () => {
        expect(await page.evaluate<readonly string[]>(coveredFigures)).toEqual([]);
      };
      const choice = page.getByRole('button', { name: words.period.presets.everything, exact: true });
      await page.getByText(monthsWords[languageOf[locale]].figures.counting).waitFor({ state: 'hidden' });
      await shown(choice);
      await shown(page.locator('input[name=to]'));
      await shown(figures);
      await shown(page.getByRole('button', { name: words.request.button, exact: true }));
      await figuresUncovered();
      expect(await axeFaults(page)).toEqual([]);

      await page.getByRole('button', { name: words.request.button, exact: true }).click();
      await page.getByRole('progressbar').waitFor();
      await shown(page.getByRole('progressbar'));
      await shown(currentExports(page).getByRole('button', { name: words.progress.cancel }));
      await figuresUncovered();
      await currentExports(page).getByText(words.outcome.ready).waitFor();
      await shown(choice);
      await shown(currentExports(page).first());
      await page.getByText(words.download.started).first().waitFor();
      await figuresUncovered();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await axeFaults(page)).toEqual([]);
      }
      expect(await page.evaluate<number>('jumped')).toBeLessThan(0.02);
    },
  );
});

it('on a phone, the bar of the export covers nothing that has the focus', async () => {
  const { page } = await openLedger('en-GB', taro);
  // 640 pixels at twice the size, and with the keyboard of the phone open.
  for (const height of [664, 500, 420, 320]) {
    await page.setViewportSize({ width: 390, height });
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator('header button').last().focus();
    const covered: string[] = [];
    let seen = '';
    while (!seen.includes('tell me')) {
      await page.keyboard.press('Tab');
      const [name, isCovered] = await page.evaluate<readonly [string, boolean]>(`(() => {
        const active = document.activeElement;
        const bar = [...document.querySelectorAll('form div')].findLast((part) => getComputedStyle(part).position === 'sticky');
        const [at, edge] = [active.getBoundingClientRect(), bar.getBoundingClientRect()];
        const name = (active.closest('label') ?? active).textContent.toLowerCase();
        return [name || active.outerHTML.slice(0, 60), !bar.contains(active) && at.bottom > edge.top + 1 && at.top < edge.bottom];
      })()`);
      seen = name;
      if (isCovered) covered.push(name);
    }
    expect(covered).toEqual([]);
  }
});
