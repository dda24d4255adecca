import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The synthesised template of a stack. */
export interface StackTemplate {
  readonly name: string;
  readonly resources: Readonly<Record<string, TemplateResource>>;
  readonly outputs: Readonly<Record<string, TemplateOutput>>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface TemplateOutput {
  readonly Value: unknown;
  readonly Description?: string;
  readonly Export?: { readonly Name: unknown };
}

export interface Assembly {
  /** Each stack comes after the stacks that it depends on. */
  readonly stacks: readonly StackTemplate[];
  /** The folder that was staged under a key such as `<hash>.zip`. */
  readonly assetDir: (s3Key: string) => string;
}

/** A folder that is not a cloud assembly, or is an assembly of a kind that the host cannot read. */
export class UnreadableAssembly extends Error {
  override readonly name = 'UnreadableAssembly';
}

interface Manifest {
  readonly artifacts: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type: string;
  readonly dependencies?: readonly string[];
  readonly properties?: { readonly templateFile?: string; readonly file?: string; readonly stackName?: string };
}

interface FileAsset {
  readonly source: { readonly path?: string };
  readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
}

/**
 * Sections of a template without resources: the CDK's bootstrap check and descriptions. A Ref to a parameter is
 * refused.
 */
const passedOver = ['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Rules'];

/** Reads a cloud assembly that `cdk synth` has written. Throws `UnreadableAssembly`. */
export function readAssembly(dir: string): Assembly {
  const { artifacts } = readJson(join(dir, 'manifest.json')) as Manifest;
  const sources = new Map<string, string>();
  for (const artifact of Object.values(artifacts)) {
    if (artifact.type === 'cdk:asset-manifest') collectAssets(dir, artifact, sources);
  }
  return {
    stacks: inOrder(artifacts).map(([name, artifact]) => readStack(dir, name, artifact)),
    assetDir(s3Key) {
      const source = sources.get(s3Key);
      if (source === undefined || !existsSync(join(dir, source)))
        throw new UnreadableAssembly(`The assembly in ${dir} has no asset ${s3Key}. Synthesise it again.`);
      return join(dir, source);
    },
  };
}

function collectAssets(dir: string, artifact: Artifact, sources: Map<string, string>): void {
  const { files } = readJson(join(dir, artifact.properties?.file ?? '')) as {
    files: Readonly<Record<string, FileAsset>>;
  };
  for (const { source, destinations } of Object.values(files)) {
    if (source.path === undefined) continue;
    for (const { objectKey } of Object.values(destinations)) sources.set(objectKey, source.path);
  }
}

function inOrder(artifacts: Manifest['artifacts']): [name: string, artifact: Artifact][] {
  const ordered = new Map<string, Artifact>();
  const visit = (name: string) => {
    const artifact = artifacts[name];
    if (artifact?.type !== 'aws:cloudformation:stack' || ordered.has(name)) return;
    for (const dependency of artifact.dependencies ?? []) visit(dependency);
    ordered.set(name, artifact);
  };
  for (const name of Object.keys(artifacts)) visit(name);
  return [...ordered];
}

function readStack(dir: string, artifactId: string, { properties }: Artifact): StackTemplate {
  const path = join(dir, properties?.templateFile ?? '');
  const {
    Resources = {},
    Outputs = {},
    ...rest
  } = readJson(path) as { Resources?: StackTemplate['resources']; Outputs?: StackTemplate['outputs'] };
  const unknown = Object.keys(rest).find((name) => !passedOver.includes(name));
  if (unknown !== undefined)
    throw new UnreadableAssembly(`${path}: the section ${unknown} of a template is not emulated by the local host.`);
  return { name: properties?.stackName ?? artifactId, resources: Resources, outputs: Outputs };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new UnreadableAssembly(`${path} cannot be read as a part of a cloud assembly. Synthesise it again.`, {
      cause,
    });
  }
}
