import { afterAll, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { exportAndFetch } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { signUpAs } from '../new-person.ts';
import { signInAs } from '../person.ts';
import { applyAs, atRest, checkedAs, planOf, untilRestore } from '../restores.ts';

// docs/drill.md describes these steps for a person.

let host: HostUnderTest | undefined;
afterAll(() => host?.close());

it('everything is lost but a copy, and the copy brings it back to the byte, on a fresh host for another person', async () => {
  host = await startHostUnderTest();
  const { zip, contents } = await exportAndFetch(host, await signInAs(host, demoUsers[1]), {});
  // Closing removes the data folder.
  await host.close();
  host = await startHostUnderTest({ seed: false });
  const person = await signUpAs(host, 'after-the-loss@example.com');
  const checked = await checkedAs(host, person, zip);
  await applyAs(person, checked.id, planOf(checked, 'ADD'));
  expect(await untilRestore(person, checked.id, atRest)).toMatchObject({
    status: 'APPLIED',
    outcome: { conflicts: 0 },
  });
  const { contents: again } = await exportAndFetch(host, person, {});
  const tables = contents.names.filter((name) => name.endsWith('.csv'));
  expect(tables).toHaveLength(4);
  for (const name of tables) expect(again.entry(name).equals(contents.entry(name))).toBe(true);
}, 120_000);
