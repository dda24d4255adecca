import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionsDocument } from './permissions-document.ts';

/** `npm run docs:permissions`: writes docs/permissions.md from the templates. */
writeFileSync(join(import.meta.dirname, '..', 'docs', 'permissions.md'), permissionsDocument());
console.log('docs/permissions.md now has the permissions of the templates.');
