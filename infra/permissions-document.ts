import { localOriginal } from './environments/local.ts';
import { permissionsIn, permissionsMarkdown } from './permissions-matrix.ts';
import { synthesised, testSettings } from './synthesised.ts';

/** docs/permissions.md, made from the templates. */
export function permissionsDocument(): string {
  const usual = permissionsIn(synthesised());
  const { ownTables } = localOriginal;
  const ofOwn = permissionsIn(synthesised({ ...testSettings, ownTables }));
  const known = new Set(usual.map((permission) => JSON.stringify(permission)));
  return `# Permissions

This page is printed from the synthesised templates by \`npm run docs:permissions\`, and a test compares them: a statement that is wider, narrower
or new fails with the name of its role. Everything that is not listed is refused. [decision 0026](decisions/0026-a-session-for-each-owner.md) says
why workers reach data only through a session of one owner; \`test/stack/permissions.test.ts\` tries each operation as each role.

A role is named by its stack and its logical id. \`may be assumed by\` tells who can become it. \`Api.ApiId/types/…\` are the fields of the API.

## With tables of the stack

${permissionsMarkdown(usual)}

## What is different with the original app's tables

The ledger is in tables that exist already (\`ownTables\`, [layouts.md](layouts.md)). These rows take the place of the ones with the stack's own tables.

${permissionsMarkdown(ofOwn.filter((permission) => !known.has(JSON.stringify(permission))))}
`;
}
