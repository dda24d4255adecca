import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';
import { graphqlDocuments } from './graphql-documents.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Where a running stack says how to reach it: the local host's data folder, unless `AMPLIFY_OUTPUTS` names another
 * file.
 */
const outputsFile =
  process.env.AMPLIFY_OUTPUTS ?? fileURLToPath(new URL('../.local/amplify_outputs.json', import.meta.url));

/**
 * Serves `/amplify_outputs.json` while developing, read again each time: the stack may have been started again on other
 * ports.
 */
const outputs: Plugin = {
  name: 'amplify-outputs',
  configureServer(server) {
    server.middlewares.use('/amplify_outputs.json', (_, response, next) => {
      readFile(outputsFile).then(
        (body) => response.setHeader('content-type', 'application/json').end(body),
        (error: unknown) => {
          if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
            next(error);
            return;
          }
          response.statusCode = 404;
          response.end(`There is no ${outputsFile}. Start the local stack, or name another file in AMPLIFY_OUTPUTS.`);
        },
      );
    });
  },
};

// A build is for people, also when a test makes it: with another value in the environment, React's development build
// would be published, which is twice as large.
export default defineConfig(({ command }) => {
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: here,
    plugins: [graphqlDocuments, react(), outputs],
    server: { host: '127.0.0.1' },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      rolldownOptions: {
        output: {
          codeSplitting: {
            // Code that changes with a release is apart from code that changes with a dependency.
            groups: [
              { name: 'react', priority: 3, test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
              {
                name: 'amplify',
                priority: 2,
                test: /node_modules[\\/](aws-amplify|@aws-amplify[\\/](core|auth)|@aws-crypto|@smithy|js-cookie|tslib)[\\/]/,
              },
              {
                name: 'apollo',
                priority: 2,
                test: /node_modules[\\/](@apollo|@wry|optimism|graphql|rxjs|@aws-amplify[\\/](api|api-graphql|api-rest|data-schema))[\\/]/,
              },
            ],
          },
        },
      },
    },
  };
});
