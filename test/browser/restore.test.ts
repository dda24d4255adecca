import { DeleteItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { enRestore } from '../../web/src/restore/en-restore.ts';
import { jaRestore } from '../../web/src/restore/ja-restore.ts';
import { exportAndFetch } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Item } from '../ledger-in-tables.ts';
import { itemsInPeriod, itemsOf, operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import { launch, signInOnPage } from './chromium.ts';
import type { Locale } from './ledger-page.ts';
import { historyRows, locales, wordsIn } from './ledger-page.ts';
import type { Watched } from './watched-page.ts';
import { axeFaults, englishIn, isTooWide, openWatched } from './watched-page.ts';

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
const personOf = { 'ja-JP': demoUsers[0], 'en-GB': demoUsers[1] } as const;
const restoreWordsIn = { 'ja-JP': jaRestore, 'en-GB': enRestore } as const;

const shots = process.env['SHOTS'];
let shotNumber = 0;
async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  shotNumber += 1;
  await page.screenshot({ path: `${shots}/${String(shotNumber).padStart(2, '0')}-${name}.png`, fullPage: true });
}

async function openRestorePlace(locale: Locale): Promise<Watched> {
  const watched = await openWatched(browser, host.pageUrl, locale);
  await signInOnPage(watched.page, personOf[locale]);
  await watched.page.locator('a[data-place=restore]').click();
  await watched.page.getByRole('heading', { name: restoreWordsIn[locale].heading, exact: true }).waitFor();
  return watched;
}

const chooseFile = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/zip', buffer });

const restoreIn = (page: Page, status: string) => page.locator(`[data-restore][data-status=${status}]`);

/** The counts of a table's line in the preview, in the order of the columns. */
const countsOf = (page: Page, table: string) => page.locator(`tr[data-table=${table}] td`).allTextContents();

/** In January 2026: one slip deleted, one changed, one new. */
async function damageJanuary(person: Person): Promise<{ readonly slips: number }> {
  const slips = await itemsInPeriod(host, 'LedgerSlips', person.identityId, '2026-01-01', '2026-01-31');
  const operator = operatorDynamodb(host);
  const TableName = tableOf(host, 'LedgerSlips');
  const keyOf = (item: Item | undefined) => ({ owner: item?.['owner'], entry: item?.['entry'] }) as Item;
  const change = (Key: Item, memo: string) =>
    operator.send(
      new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression: 'SET memo = :memo',
        ExpressionAttributeValues: { ':memo': { S: memo } },
      }),
    );
  await operator.send(new DeleteItemCommand({ TableName, Key: keyOf(slips[0]) }));
  await change(keyOf(slips[1]), '手で書き換えた');
  await change({ owner: { S: person.identityId }, entry: { S: '20260131#food01_new' } }, '新しい');
  operator.destroy();
  return { slips: slips.length };
}

describe.each(locales)('a person restores a copy on the page (%s)', (locale) => {
  const words = restoreWordsIn[locale];
  const page_ = wordsIn[locale];

  it('chooses it, sees the differences, makes the period exact, and undoes it', async () => {
    const person = await signInAs(host, personOf[locale]);
    const slipsOf = () => itemsOf(host, 'LedgerSlips', person.identityId);
    const { zip } = await exportAndFetch(host, person, { from: '2026-01-01', to: '2026-01-31' });
    const before = await slipsOf();
    const { slips } = await damageJanuary(person);
    const damaged = await slipsOf();

    const { page, faults } = await openRestorePlace(locale);
    await page.getByRole('heading', { name: words.choose.heading }).waitFor();
    await shot(page, `${locale}-choose`);
    await chooseFile(page, 'january.zip', zip);
    await restoreIn(page, 'CHECKED').waitFor();
    await shot(page, `${locale}-checked`);
    expect(await countsOf(page, 'slips')).toEqual([slips, 1, 1, slips - 2, 0, 1].map(String));
    expect(await slipsOf()).toEqual(damaged);

    await page.locator('input[value=EXACT]').check();
    await page.getByRole('button', { name: words.how.deleted('1') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(words.how.confirm.heading('1')).waitFor();
    await shot(page, `${locale}-confirm`);
    await dialog.getByRole('button', { name: words.how.confirm.yes('1') }).click();
    await restoreIn(page, 'APPLIED').waitFor();
    await page.getByText(words.applied.proof('3'), { exact: true }).waitFor();
    await shot(page, `${locale}-applied`);
    expect(await slipsOf()).toEqual(before);

    await page.getByRole('button', { name: words.undo.button }).click();
    await dialog.getByRole('button', { name: words.undo.confirm.yes, exact: true }).click();
    await restoreIn(page, 'UNDONE').waitFor();
    await shot(page, `${locale}-undone`);
    expect(await slipsOf()).toEqual(damaged);

    await page.locator('a[data-place=copies]').click();
    await historyRows(page).filter({ hasText: page_.history.isSafetyCopy }).first().waitFor();
    await shot(page, `${locale}-history`);
    expect(faults()).toEqual([]);
  });

  it('fits 320 pixels, passes axe, and uses one language', async () => {
    const { page } = await openRestorePlace(locale);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await isTooWide(page)).toBe(false);
    expect(await axeFaults(page)).toEqual([]);
    if (locale === 'ja-JP') expect((await englishIn(page)).filter((word) => word.length > 20)).toEqual([]);
  });
});
