import type { Addresses } from './attributes.ts';
import { attribute } from './attributes.ts';
import type { Account } from './physical-names.ts';
import { namingProperties, physicalId } from './physical-names.ts';
import type { StackTemplate, TemplateOutput, TemplateResource } from './read-assembly.ts';
import type { ResolvedResource } from './resolved-resource.ts';
import { wayOut } from './unsupported-property.ts';

/** The host cannot resolve a construct of a template. */
export class UnresolvableTemplate extends Error {
  override readonly name = 'UnresolvableTemplate';
}

/**
 * The members of a resource other than its properties. They have no effect here, because the host starts empty or with
 * its stored data.
 */
const deploymentOnly = ['DependsOn', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata'];

/** Resolves one stack. `exports` has the exports of the stacks before it. */
export class StackResolver {
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

  resource(logicalId: string): ResolvedResource {
    const { Type, Properties, ...rest } = this.#named(logicalId, logicalId);
    const unknown = Object.keys(rest).find((name) => !deploymentOnly.includes(name));
    if (unknown !== undefined) throw this.#refusal(logicalId, `the resource attribute ${unknown}`);
    return {
      stack: this.#stack.name,
      logicalId,
      type: Type,
      physicalId: this.#physicalId(logicalId, logicalId),
      properties: this.#value(Properties ?? {}, logicalId) as Record<string, unknown>,
    };
  }

  output(name: string): { readonly value: unknown; readonly exportName?: string } {
    const where = `output ${name}`;
    const output: TemplateOutput = this.#stack.outputs[name] ?? { Value: undefined };
    const unknown = Object.keys(output).find((key) => !['Value', 'Export', 'Description'].includes(key));
    if (unknown !== undefined) throw this.#refusal(where, unknown);
    const value = this.#value(output.Value, where);
    if (value === undefined) throw this.#refusal(where, 'an output without a value');
    return output.Export === undefined
      ? { value }
      : { value, exportName: this.#text(output.Export.Name, where, 'an export name') };
  }

  /**
   * Resolves a value. `where` names the place in refusals. Undefined is AWS::NoValue, which removes the property or the
   * entry of a list.
   */
  #value(value: unknown, where: string): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#value(item, where)).filter((item) => item !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const intrinsic = entries.find(([key]) => key === 'Ref' || key.startsWith('Fn::'));
    if (intrinsic === undefined) {
      return Object.fromEntries(
        entries.map(([key, item]) => [key, this.#value(item, where)]).filter(([, item]) => item !== undefined),
      );
    }
    if (entries.length > 1) throw this.#refusal(where, `${intrinsic[0]} with other keys`);
    return this.#intrinsic(intrinsic[0], intrinsic[1], where);
  }

  #intrinsic(name: string, argument: unknown, where: string): unknown {
    switch (name) {
      case 'Ref':
        return this.#reference(String(argument), where);
      case 'Fn::GetAtt': {
        const [logicalId, attributeName] = this.#list(argument, where, name);
        if (typeof logicalId !== 'string' || typeof attributeName !== 'string')
          throw this.#refusal(where, `Fn::GetAtt of ${JSON.stringify(argument)}`);
        return this.#attribute(logicalId, attributeName, where);
      }
      case 'Fn::Join': {
        const [separator, parts] = this.#list(argument, where, name);
        return this.#list(this.#value(parts, where), where, name)
          .map((part) => this.#text(part, where, name))
          .join(String(separator));
      }
      case 'Fn::Sub':
        if (typeof argument !== 'string') throw this.#refusal(where, 'Fn::Sub with a map');
        return argument.replace(/\$\{([^}]+)\}/g, (whole, reference: string) =>
          this.#substituted(whole, reference, where),
        );
      case 'Fn::ImportValue': {
        const exported = this.#text(argument, where, name);
        if (!this.#exports.has(exported))
          throw this.#refusal(where, `Fn::ImportValue of ${exported}, which no stack before it exports`);
        return this.#exports.get(exported);
      }
      case 'Fn::Select': {
        const [index, items] = this.#list(argument, where, name);
        const chosen = this.#list(this.#value(items, where), where, name)[Number(this.#text(index, where, name))];
        if (chosen === undefined)
          throw this.#refusal(where, `Fn::Select of ${JSON.stringify(index)}, which its list does not have`);
        return chosen;
      }
      case 'Fn::Split': {
        const [separator, text] = this.#list(argument, where, name);
        return this.#text(text, where, name).split(String(separator));
      }
      default:
        throw this.#refusal(where, name);
    }
  }

  /** The text of one reference. `${!Literal}` results in the text `${Literal}`. */
  #substituted(whole: string, reference: string, where: string): string {
    if (reference.startsWith('!')) return whole.replace('!', '');
    const [logicalId = '', ...attributePath] = reference.split('.');
    if (attributePath.length > 0) return this.#attribute(logicalId, attributePath.join('.'), where);
    return this.#text({ Ref: logicalId }, where, 'Fn::Sub');
  }

  /** A value that becomes part of a text. Any other value would become "[object Object]" in a name or a policy. */
  #text(value: unknown, where: string, what: string): string {
    const resolved = this.#value(value, where);
    if (typeof resolved !== 'string' && typeof resolved !== 'number' && typeof resolved !== 'boolean') {
      throw this.#refusal(
        where,
        `${what} with ${resolved === undefined ? 'nothing' : JSON.stringify(resolved)} instead of a text`,
      );
    }
    return String(resolved);
  }

  #list(value: unknown, where: string, what: string): readonly unknown[] {
    if (!Array.isArray(value)) throw this.#refusal(where, `${what} of ${JSON.stringify(value)}, which is not a list,`);
    return value;
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
    const { Type, Properties } = this.#named(logicalId, where);
    const givenName = Properties?.[namingProperties[Type] ?? ''];
    if (givenName !== undefined) return this.#text(givenName, where, `the name of ${logicalId}`);
    return physicalId({ stack: this.#stack.name, logicalId, type: Type }, this.#account);
  }

  #attribute(logicalId: string, name: string, where: string): string {
    const { Type, Properties } = this.#named(logicalId, where);
    const dataSourceName =
      Type === 'AWS::AppSync::DataSource' ? { Name: this.#value(Properties?.['Name'], where) } : {};
    const described = { type: Type, physicalId: this.#physicalId(logicalId, where), properties: dataSourceName };
    const found = attribute(described, name, this.#account, this.#addresses);
    if (found === undefined) throw this.#refusal(where, `Fn::GetAtt ${logicalId}.${name} (${Type})`);
    return found;
  }

  #named(logicalId: string, where: string): TemplateResource {
    const resource = Object.hasOwn(this.#stack.resources, logicalId) ? this.#stack.resources[logicalId] : undefined;
    if (resource === undefined)
      throw this.#refusal(where, `a reference to ${logicalId}, which is not a resource of the stack,`);
    return resource;
  }

  #refusal(where: string, what: string): UnresolvableTemplate {
    return new UnresolvableTemplate(
      `${this.#stack.name}/${where}: ${what} is not emulated by the local host. ${wayOut}`,
    );
  }
}
