import type { CodegenConfig } from '@graphql-codegen/cli';

/** AppSync's scalars as they travel in JSON. A scalar that is not listed is `unknown`, so that nobody builds on a guess. */
const scalars = {
  ID: 'string',
  AWSDate: 'string',
  AWSDateTime: 'string',
  AWSURL: 'string',
};

const shared = {
  scalars,
  defaultScalarType: 'unknown',
  useTypeImports: true,
  enumsAsTypes: true,
  importExtension: '.ts' as const,
};

const config: CodegenConfig = {
  schema: ['schema.graphql', 'resolvers/appsync.graphql'],
  ignoreNoDocuments: true,
  generates: {
    'resolvers/__generated__/schema.ts': { plugins: ['typescript'], config: shared },
    'functions/__generated__/': {
      preset: 'client',
      documents: ['functions/**/*.graphql'],
      presetConfig: { fragmentMasking: false },
      config: { ...shared, documentMode: 'string' },
    },
    'client/__generated__/': {
      preset: 'client',
      documents: ['web/**/*.{ts,tsx}', 'client/**/*.ts', 'cli/**/*.ts', '!client/__generated__/**'],
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: shared,
    },
  },
};

export default config;
