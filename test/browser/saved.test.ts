import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import JSZip from 'jszip';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { receiptEntry } from '../../ledger/receipts-table.ts';
import { enSaved } from '../../web/src/saved/en-saved.ts';
import { jaSaved } from '../../web/src/saved/ja-saved.ts';
import { en } from '../../web/viewer/words/en.ts';
import { ja } from '../../web/viewer/words/ja.ts';
import { attributesOf } from '../attributes-of.ts';
import { exportAndFetch } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import { signInAs } from '../person.ts';
import { ulidAt } from '../ulid-at.ts';
import { launch, signInOnPage } from './chromium.ts';
import { locales, wordsIn } from './ledger-page.ts';
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

/** Each language has its own person, and so its own ledger. */
const inLocale = {
  'ja-JP': { user: demoUsers[0], saved: jaSaved, viewer: ja },
  'en-GB': { user: demoUsers[1], saved: enSaved, viewer: en },
} as const;

/** A folder for pictures, for a person who looks at them. Without it none are taken. */
const shots = process.env['SHOTS'];
const shot = async (page: Page, name: string) => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};

const choose = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/zip', buffer });

describe.each(locales)('a file on the person’s own disk (%s)', (locale) => {
  const { user, saved, viewer } = inLocale[locale];
  const page_ = wordsIn[locale];

  it('is looked into, confirmed and listed, and one that was packed again is not counted', async () => {
    const person = await signInAs(host, user);
    const { zip } = await exportAndFetch(host, person, { from: '2026-01-01', to: '2026-03-31' });
    const everything = await exportAndFetch(host, person, {});
    const { page, faults } = await openWatched(browser, host.pageUrl, locale);
    await signInOnPage(page, user);
    await page.getByText(page_.confirmedAge.none).waitFor();
    await page.locator('a[data-place=saved]').click();
    await page.getByRole('heading', { name: saved.heading, exact: true }).waitFor();
    await page.getByText(saved.receipts.none).waitFor();
    await shot(page, `${locale}-saved-choose`);
    expect(await axeFaults(page)).toEqual([]);

    await choose(page, 'quarter.zip', zip);
    await page.getByText(viewer.verdict.good, { exact: true }).waitFor();
    await page.getByText(saved.confirmation.confirmed('…').split('…')[1] ?? '').waitFor();
    const receipts = page.getByRole('region', { name: saved.receipts.heading }).getByRole('listitem');
    await expect.poll(() => receipts.count()).toBe(1);
    await shot(page, `${locale}-saved-confirmed`);
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await isTooWide(page)).toBe(false);

    const again = await JSZip.loadAsync(zip);
    await page.getByRole('button', { name: viewer.choose.another }).click();
    await choose(page, 'again.zip', await again.generateAsync({ type: 'nodebuffer', compression: 'STORE' }));
    await page.getByText(saved.confirmation.refused.OTHER).waitFor();

    await receipts.getByRole('button').click();
    await page.getByText(saved.receipts.none).waitFor();

    await page.getByRole('button', { name: viewer.choose.another }).click();
    await choose(page, 'everything.zip', everything.zip);
    await expect.poll(() => receipts.count()).toBe(1);
    await page.locator('a[data-place=copies]').click();
    await page.getByText(page_.confirmedAge.days('0', 0)).waitFor();
    await page.setViewportSize({ width: 1366, height: 657 });
    await expect.poll(() => page.locator('[data-mark=confirmed][role=gridcell]').count()).toBeGreaterThan(10);
    expect(await page.locator('[data-mark=changed][role=gridcell]').count()).toBe(0);
    await shot(page, `${locale}-marks`);
    expect(await axeFaults(page)).toEqual([]);
    expect(faults()).toEqual([]);
  });
});

it('two files are compared on the page as in viewer.html, and each can be confirmed', async () => {
  const { user, saved, viewer } = inLocale['en-GB'];
  const person = await signInAs(host, user);
  const [older, newer] = [
    await exportAndFetch(host, person, { from: '2026-01-01', to: '2026-02-15' }),
    await exportAndFetch(host, person, { from: '2026-02-01', to: '2026-03-31' }),
  ];
  const { page, faults } = await openWatched(browser, host.pageUrl, 'en-GB');
  await signInOnPage(page, user);
  await page.locator('a[data-place=saved]').click();
  const files = Object.entries({ 'older.zip': older.zip, 'newer.zip': newer.zip });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(files.map(([name, buffer]) => ({ name, mimeType: 'application/zip', buffer })));
  await page.getByRole('button', { name: viewer.compare.button, exact: true }).click();
  await page
    .locator('[data-compared=slips]')
    .getByText(/^No difference\. \d+ records are the same\.$/)
    .waitFor();
  await shot(page, 'page-compared');
  expect(await axeFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await isTooWide(page)).toBe(false);
  await page.getByRole('button', { name: viewer.several.lookLabel('newer.zip') }).click();
  await page.getByText(saved.confirmation.confirmed('…').split('…')[1] ?? '').waitFor();
  await page.getByRole('button', { name: viewer.several.back }).click();
  await page.getByRole('heading', { name: viewer.several.heading, exact: true }).waitFor();
  expect(faults()).toEqual([]);
});

it('every confirmed file is listed, also when there are more than the API gives at once', async () => {
  const { user, saved } = inLocale['en-GB'];
  const person = await signInAs(host, user);
  const { data } = await person.ask('{ receipts { items { id } } }');
  const before = (data as { receipts: { items: { id: string }[] } }).receipts.items;
  for (const { id } of before) await person.ask('mutation ($id: ID!) { deleteReceipt(id: $id) { id } }', { id });
  const operator = operatorDynamodb(host);
  const days = Array.from({ length: 70 }, (_, day) => day);
  for (const day of days) {
    const id = ulidAt(Date.UTC(2026, 0, 1 + day), 1);
    const times = {
      requestedAt: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
      confirmedAt: '2026-06-01T00:00:00.000Z',
    };
    const Item = attributesOf({
      ...{ owner: person.identityId, entry: receiptEntry(id), id, ...times, everything: day === 0, device: null },
      ...(day === 0 ? { from: null, to: null } : { from: '2026-01-01', to: '2026-01-31' }),
      ...{ fileName: 'x.zip', bytes: 1, sha256: '0'.repeat(64), tables: [], months: [], recordsOutsideDays: 0 },
    });
    await operator.send(new PutItemCommand({ TableName: tableOf(host, 'Exports'), Item }));
  }
  operator.destroy();
  const { page, faults } = await openWatched(browser, host.pageUrl, 'en-GB');
  await signInOnPage(page, user);
  // The only copy of everything is on the second page.
  await page.getByText(/^Your last confirmed copy of everything is \d+ days old\.$/).waitFor();
  await page.locator('a[data-place=saved]').click();
  const receipts = page.getByRole('region', { name: saved.receipts.heading }).getByRole('listitem');
  await expect.poll(() => receipts.count()).toBeGreaterThanOrEqual(days.length);
  expect(faults()).toEqual([]);
});
