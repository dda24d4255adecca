import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

const nodeHttp = join(import.meta.dirname, 'node-http.ts');
const root = join(import.meta.dirname, '..');
const functions = join(root, 'functions');

/**
 * `functions/<folder>/handler.ts` with everything it imports, including the SDK, as one minified ES module. The code
 * that runs is then the code that was tested, and does not depend on the SDK in Lambda's runtime. NodejsFunction is not
 * used, because it starts a package manager and a compiler for each function.
 */
export function bundleFunction(folder: string): Code {
  return Code.fromAsset(functions, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('unused'),
      // Never run. The command makes the bundles of one source folder different for the CDK, which would otherwise take
      // them for the same.
      command: [folder],
      local: { tryBundle: (outDir: string) => bundle(folder, outDir) },
    },
  });
}

function bundle(folder: string, outDir: string): boolean {
  buildSync({
    entryPoints: [join(functions, folder, 'handler.ts')],
    outfile: join(outDir, 'index.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    mainFields: ['module', 'main'],
    alias: { 'node:http': nodeHttp, http: nodeHttp },
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
    // jszip and parts of the SDK are CommonJS. Their calls of `require` for Node's own modules need a `require` inside
    // the ES module.
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  });
  if (writesArchives.has(folder)) addViewer(outDir);
  return true;
}

/** The functions that put viewer.html into each archive. They find it beside their bundle, already deflated. */
const writesArchives = new Set(['export-worker', 'restore-worker']);

const viewerFiles = ['viewer.deflated', 'viewer.json'];

/** Built by the first function that takes it. */
let viewer: ReadonlyMap<string, Buffer> | undefined;

function addViewer(outDir: string): void {
  if (!viewer) {
    execFileSync(process.execPath, [join(root, 'web', 'viewer', 'build.ts'), outDir, '--deflated'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    viewer = new Map(viewerFiles.map((name) => [name, readFileSync(join(outDir, name))]));
    return;
  }
  for (const [name, content] of viewer) writeFileSync(join(outDir, name), content);
}
