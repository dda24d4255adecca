import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { jsonMadeOnce } from 'local-aws/files/json-made-once.ts';
import { byOwner } from '../ledger/layouts/by-owner.ts';
import type { LayoutName } from '../ledger/layouts/layout.ts';

/** The file that says how the tables of a data folder are keyed. */
export const layoutFileName = 'layout.json';

/** The data folder holds tables that are keyed otherwise. */
export class OtherLayout extends Error {
  override readonly name = 'OtherLayout';
}

/**
 * Notes at the first start how the tables of a data folder are keyed. A folder that was made before there was a choice
 * has the layout of a deployment.
 *
 * @throws OtherLayout when the folder holds tables of another layout
 */
export function keepLayout(dir: string, layout: LayoutName): void {
  const isOlder = existsSync(join(dir, 'dynamodb')) && !existsSync(join(dir, layoutFileName));
  const kept = jsonMadeOnce(
    join(dir, layoutFileName),
    () => ({ layout: isOlder ? byOwner.name : layout }),
    (content) => typeof content.layout === 'string',
  );
  if (kept.layout !== layout)
    throw new OtherLayout(
      `The data folder ${dir} holds tables of the layout ${kept.layout}, and the layout ${layout} was asked for. Choose another folder with --data, or start with --fresh, which removes the host's data in it.`,
    );
}
