import type { Addresses } from './attributes.ts';
import { attribute } from './attributes.ts';
import type { Account } from './physical-names.ts';
import { physicalId } from './physical-names.ts';
import type { StackTemplate, TemplateResource } from './read-assembly.ts';
import type { ResolvedResource } from './resolved-resource.ts';

/** A template construct that the host cannot resolve. */
export class UnresolvableTemplate extends Error {
  override readonly name = 'UnresolvableTemplate';
}

export interface ResolvedTemplate {
  readonly resources: readonly ResolvedResource[];
  /** By stack and output name. */
  readonly outputs: ReadonlyMap<string, unknown>;
  /** `Fn::GetAtt` of any resource. */
  readonly attribute: (resource: ResolvedResource, name: string) => string;
}

/** Resolves every intrinsic function of the stacks, in order: what one exports, the next imports. Refuses by name what it does not know. */
export function resolveTemplate(stacks: readonly StackTemplate[], account: Account, addresses: Addresses): ResolvedTemplate {
  const exports = new Map<string, unknown>();
  const outputs = new Map<string, unknown>();
  const resources: ResolvedResource[] = [];
  for (const stack of stacks) {
    const resolver = new StackResolver(stack, account, addresses, exports);
    for (const [logicalId, resource] of Object.entries(stack.resources)) resources.push(resolver.resource(logicalId, resource));
    for (const [name, output] of Object.entries(stack.outputs)) {
      const value = resolver.value(output.Value, `output ${name}`);
      outputs.set(`${stack.name}.${name}`, value);
      if (output.Export !== undefined) exports.set(String(resolver.value(output.Export.Name, `output ${name}`)), value);
    }
  }
  return {
    resources,
    outputs,
    attribute(resource, name) {
      const found = attribute(resource, name, account, addresses);
      if (found === undefined) throw new UnresolvableTemplate(`The local host does not know ${resource.type}'s attribute ${name}.`);
      return found;
    },
  };
}

class StackResolver {
  readonly #stack: StackTemplate;
  readonly #account: Account;
  readonly #addresses: Addresses;
  readonly #exports: ReadonlyMap<string, unknown>;

  constructor(stack: StackTemplate, account: Account, addresses: Addresses, exports: ReadonlyMap<string, unknown>) {
    this.#stack = stack;
    this.#account = account;
    this.#addresses = addresses;
    this.#exports = exports;
  }

  resource(logicalId: string, resource: TemplateResource): ResolvedResource {
    if (resource.Condition !== undefined) throw this.#refusal(logicalId, `Condition ${resource.Condition}`);
    return {
      stack: this.#stack.name,
      logicalId,
      type: resource.Type,
      physicalId: this.#physicalId(logicalId, logicalId),
      properties: this.value(resource.Properties ?? {}, logicalId) as Record<string, unknown>,
    };
  }

  /** `where` names the place in refusals. */
  value(value: unknown, where: string): unknown {
    if (Array.isArray(value)) return value.map((item) => this.value(item, where)).filter((item) => item !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (entries.length === 1 && first !== undefined && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
      return this.#intrinsic(first[0], first[1], where);
    }
    return Object.fromEntries(entries.map(([key, item]) => [key, this.value(item, where)]).filter(([, item]) => item !== undefined));
  }

  #intrinsic(name: string, argument: unknown, where: string): unknown {
    switch (name) {
      case 'Ref':
        return this.#reference(String(argument), where);
      case 'Fn::GetAtt': {
        const [logicalId, attributeName] = argument as [string, string];
        return this.#attribute(logicalId, attributeName, where);
      }
      case 'Fn::Join': {
        const [separator, parts] = argument as [string, unknown];
        return (this.value(parts, where) as unknown[]).map(String).join(separator);
      }
      case 'Fn::Sub':
        if (typeof argument !== 'string') throw this.#refusal(where, 'Fn::Sub with a map');
        return argument.replace(/\$\{([^!}]+)\}/g, (_, reference: string) => {
          const [logicalId = '', attributeName] = reference.split('.');
          return String(attributeName === undefined ? this.#reference(logicalId, where) : this.#attribute(logicalId, attributeName, where));
        });
      case 'Fn::ImportValue': {
        const exported = String(this.value(argument, where));
        if (!this.#exports.has(exported)) throw this.#refusal(where, `Fn::ImportValue of ${exported}, which no stack before it exports`);
        return this.#exports.get(exported);
      }
      case 'Fn::Select': {
        const [index, items] = argument as [unknown, unknown];
        return (this.value(items, where) as unknown[])[Number(index)];
      }
      case 'Fn::Split': {
        const [separator, text] = argument as [string, unknown];
        return String(this.value(text, where)).split(separator);
      }
      default:
        throw this.#refusal(where, name);
    }
  }

  #reference(name: string, where: string): string | undefined {
    switch (name) {
      case 'AWS::Region':
        return this.#account.region;
      case 'AWS::AccountId':
        return this.#account.accountId;
      case 'AWS::Partition':
        return 'aws';
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return this.#stack.name;
      case 'AWS::NoValue':
        return undefined;
      default:
        return this.#physicalId(name, where);
    }
  }

  #physicalId(logicalId: string, where: string): string {
    const resource = this.#stack.resources[logicalId];
    if (resource === undefined) throw this.#refusal(where, `Ref to ${logicalId}, which is no resource of the stack`);
    return physicalId({ stack: this.#stack.name, logicalId, type: resource.Type }, this.#account);
  }

  #attribute(logicalId: string, name: string, where: string): string {
    const resource = this.#stack.resources[logicalId];
    if (resource === undefined) throw this.#refusal(where, `Fn::GetAtt of ${logicalId}, which is no resource of the stack`);
    const literal = Object.fromEntries(Object.entries(resource.Properties ?? {}).filter(([, value]) => typeof value === 'string'));
    const described = { type: resource.Type, physicalId: this.#physicalId(logicalId, where), properties: literal };
    const found = attribute(described, name, this.#account, this.#addresses);
    if (found === undefined) throw this.#refusal(where, `Fn::GetAtt ${logicalId}.${name} (${resource.Type})`);
    return found;
  }

  #refusal(where: string, what: string): UnresolvableTemplate {
    return new UnresolvableTemplate(`${this.#stack.name}/${where}: ${what} is not emulated by the local host.`);
  }
}
