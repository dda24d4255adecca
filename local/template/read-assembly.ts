import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A stack's template as it was synthesised. */
export interface StackTemplate {
  readonly name: string;
  readonly resources: Readonly<Record<string, TemplateResource>>;
  readonly outputs: Readonly<Record<string, TemplateOutput>>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
}

export interface TemplateOutput {
  readonly Value: unknown;
  readonly Export?: { readonly Name: unknown };
}

export interface Assembly {
  /** Each stack behind those it depends on. */
  readonly stacks: readonly StackTemplate[];
  /** The folder that was staged under a key such as `<hash>.zip`. */
  readonly assetDir: (s3Key: string) => string;
}

interface Manifest {
  readonly artifacts: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type: string;
  readonly dependencies?: readonly string[];
  readonly properties?: { readonly templateFile?: string; readonly file?: string };
}

/** Reads a cloud assembly as `cdk synth` writes it. */
export function readAssembly(dir: string): Assembly {
  const { artifacts } = readJson(join(dir, 'manifest.json')) as Manifest;
  const sources = new Map<string, string>();
  for (const artifact of Object.values(artifacts)) {
    if (artifact.type === 'cdk:asset-manifest') collectAssets(dir, artifact, sources);
  }
  return {
    stacks: inOrder(artifacts).map((name) => readStack(dir, name, artifacts[name])),
    assetDir(s3Key) {
      const source = sources.get(s3Key.replace(/\.zip$/, ''));
      if (source === undefined || !existsSync(join(dir, source))) throw new Error(`The assembly in ${dir} has no asset ${s3Key}. Synthesise it anew.`);
      return join(dir, source);
    },
  };
}

function collectAssets(dir: string, artifact: Artifact, sources: Map<string, string>): void {
  const { files } = readJson(join(dir, artifact.properties?.file ?? '')) as { files: Readonly<Record<string, { source: { path: string } }>> };
  for (const [hash, { source }] of Object.entries(files)) sources.set(hash, source.path);
}

function inOrder(artifacts: Manifest['artifacts']): string[] {
  const ordered: string[] = [];
  const visit = (name: string) => {
    const artifact = artifacts[name];
    if (artifact?.type !== 'aws:cloudformation:stack' || ordered.includes(name)) return;
    for (const dependency of artifact.dependencies ?? []) visit(dependency);
    ordered.push(name);
  };
  for (const name of Object.keys(artifacts)) visit(name);
  return ordered;
}

function readStack(dir: string, name: string, artifact: Artifact | undefined): StackTemplate {
  const template = readJson(join(dir, artifact?.properties?.templateFile ?? '')) as {
    Resources?: StackTemplate['resources'];
    Outputs?: StackTemplate['outputs'];
  };
  return { name, resources: template.Resources ?? {}, outputs: template.Outputs ?? {} };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
