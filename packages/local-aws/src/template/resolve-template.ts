import type { Addresses } from './attributes.ts';
import { attribute } from './attributes.ts';
import type { Account } from './physical-names.ts';
import type { StackTemplate } from './read-assembly.ts';
import type { ResolvedResource } from './resolved-resource.ts';
import { StackResolver, UnresolvableTemplate } from './stack-resolver.ts';

export interface ResolvedTemplate {
  readonly resources: readonly ResolvedResource[];
  /** The outputs by stack and output name. */
  readonly outputs: ReadonlyMap<string, unknown>;
  /** `Fn::GetAtt` of any resource. */
  readonly attribute: (resource: ResolvedResource, name: string) => string;
}

/**
 * Resolves every intrinsic function of the stacks, in order, because a stack may import the exports of the stacks
 * before it. Throws `UnresolvableTemplate` with the stack, the place and the construct that it does not support.
 */
export function resolveTemplate(
  stacks: readonly StackTemplate[],
  account: Account,
  addresses: Addresses,
): ResolvedTemplate {
  const exports = new Map<string, unknown>();
  const outputs = new Map<string, unknown>();
  const resources: ResolvedResource[] = [];
  for (const stack of stacks) {
    const resolver = new StackResolver(stack, account, addresses, exports);
    for (const logicalId of Object.keys(stack.resources)) resources.push(resolver.resource(logicalId));
    for (const name of Object.keys(stack.outputs)) {
      const { value, exportName } = resolver.output(name);
      outputs.set(`${stack.name}.${name}`, value);
      if (exportName !== undefined) exports.set(exportName, value);
    }
  }
  return {
    resources,
    outputs,
    attribute(resource, name) {
      const found = attribute(resource, name, account, addresses);
      if (found === undefined)
        throw new UnresolvableTemplate(`The local host does not know ${resource.type}'s attribute ${name}.`);
      return found;
    },
  };
}
