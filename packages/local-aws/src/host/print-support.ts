import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSupportTable } from './readme-table.ts';

/** `npm run docs:support`: writes the support table into packages/local-aws/README.md. */
const path = join(import.meta.dirname, '..', '..', 'README.md');
const before = readFileSync(path, 'utf8');
const after = withSupportTable(before);
if (after === before) console.log('packages/local-aws/README.md already agrees with the code.');
else {
  writeFileSync(path, after);
  console.log('packages/local-aws/README.md now has the support table of the code.');
}
