import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A stack of a cloud assembly. */
export interface AssembledStack {
  readonly name: string;
  readonly template: Template;
  /** The length of the template's text. */
  readonly bytes: number;
}

/** The parts of a template that the checks look at. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Assembly {
  readonly dir: string;
  /** In the order of the manifest. */
  readonly stacks: readonly AssembledStack[];
  /** The lowest version of the bootstrap stack with which it can be deployed. */
  readonly bootstrapVersion: number;
}

/** Reads the stacks of an assembly that synthesis has written. */
export function readAssembly(dir: string): Assembly {
  const { artifacts } = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as {
    readonly artifacts: Readonly<Record<string, Artifact>>;
  };
  const stacks = Object.entries(artifacts).flatMap(([name, { type, properties }]) => {
    if (type !== 'aws:cloudformation:stack' || properties?.templateFile === undefined) return [];
    const text = readFileSync(join(dir, properties.templateFile));
    return [{ name, template: JSON.parse(text.toString('utf8')) as Template, bytes: text.length }];
  });
  const needed = Object.values(artifacts).map(({ properties }) => properties?.requiresBootstrapStackVersion ?? 0);
  return { dir, stacks, bootstrapVersion: Math.max(0, ...needed) };
}

interface Artifact {
  readonly type: string;
  readonly properties?: { readonly templateFile?: string; readonly requiresBootstrapStackVersion?: number };
}
