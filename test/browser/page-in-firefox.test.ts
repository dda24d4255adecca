import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCopy } from '../../archive/copy/copies-under-test.ts';
import { demoUsers } from '../../dev/demo.ts';
import { en } from '../../web/src/words/en.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { RunningFirefox } from './firefox.ts';
import { firefox, startFirefox } from './firefox.ts';

const { missing } = firefox;
const downloads = mkdtempSync(join(tmpdir(), 'downloads-'));

describe('the page in Firefox', () => {
  let host: HostUnderTest | undefined;
  let browser: RunningFirefox | undefined;
  beforeAll(async () => {
    if (missing === null) [host, browser] = await Promise.all([startHostUnderTest(), startFirefox(downloads)]);
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  it.skipIf(missing !== null)(
    `signs in, exports and downloads a whole copy${missing === null ? '' : ` (skipped: ${missing})`}`,
    async () => {
      if (!host || !browser) throw new Error('Expected a host and Firefox.');
      const { page, faults } = browser;
      const { email, password } = demoUsers[1];
      await browser.goTo(host.pageUrl);
      await page.locator('input[name=username]').fill(email);
      await page.locator('input[name=password]').fill(password);
      await page.locator('main button[type=submit]').click();
      for (const [name, day] of [
        ['from', '2026-01-01'],
        ['to', '2026-01-31'],
      ] as const) {
        await page.locator(`input[name=${name}]`).fill(day);
        await page.keyboard.press('Tab');
      }
      await page.locator(`::-p-aria(${en.request.button})`).click();
      const zips = () => readdirSync(downloads).filter((file) => file.endsWith('.zip'));
      await expect.poll(zips).toHaveLength(1);
      // Firefox writes beside it until it is whole.
      await expect.poll(() => readdirSync(downloads)).toEqual(zips());
      const { records, refused } = await readCopy(readFileSync(join(downloads, zips()[0] ?? '')));
      expect(records.slips.length).toBeGreaterThan(100);
      expect(records.slips.every(({ key }) => key.startsWith('202601'))).toBe(true);
      expect(refused.count).toBe(0);
      expect(await faults()).toEqual([]);
    },
  );
});
