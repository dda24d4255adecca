import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from 'local-aws/template/read-assembly.ts';

/**
 * An assembly in which the worker that Lambda starts only appends the id of its event to the file `events`, and in which
 * there is no schedule. `worker` is the beginning of the function's name in `infra/`; `folder` gets its code.
 */
export function leftToTheTest(
  assembly: Assembly,
  { worker, folder, events }: { readonly worker: string; readonly folder: string; readonly events: string },
): Assembly {
  let codeKey = '';
  const stacks = assembly.stacks.map((stack) => {
    const resources = Object.entries(stack.resources).filter(
      ([, { Type }]) => Type !== 'AWS::Events::Rule' && Type !== 'AWS::Lambda::Permission',
    );
    for (const [logicalId, { Type, Properties }] of resources) {
      if (Type === 'AWS::Lambda::Function' && logicalId.startsWith(worker))
        codeKey = (Properties?.['Code'] as { S3Key: string }).S3Key;
    }
    return { ...stack, resources: Object.fromEntries(resources) };
  });
  const code = `import { appendFileSync } from 'node:fs';\nexport const handler = (event) => appendFileSync(${JSON.stringify(events)}, event.id + '\\n');\n`;
  writeFileSync(join(folder, 'index.mjs'), code);
  return { stacks, assetDir: (key) => (key === codeKey ? folder : assembly.assetDir(key)) };
}
