import appsync from '@aws-appsync/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Which trees each tree may import besides itself; docs/architecture.md draws it. Tests of a tree may import more, see below. */
const allowed = {
  delivery: [],
  ledger: [],
  archive: ['ledger'],
  restore: ['ledger', 'archive'],
  resolvers: ['ledger'],
  functions: ['ledger', 'archive', 'restore'],
  client: ['ledger'],
  web: ['ledger', 'archive', 'client', 'delivery'],
  cli: ['ledger', 'archive', 'client'],
  infra: ['ledger', 'archive', 'delivery', 'functions'],
  deploy: ['ledger', 'archive', 'cli', 'infra'],
  dev: ['ledger', 'archive', 'cli', 'delivery', 'packages/local-aws'],
  packages: [],
};
const trees = Object.keys(allowed).concat('test', 'bench');
const forbidden = Object.fromEntries(
  Object.entries(allowed).map(([tree, others]) => [
    tree,
    trees.filter((other) => other !== tree && !others.some((one) => one.startsWith(other))),
  ]),
);

/**
 * The files of `ledger/` that the resolvers bundle. AWS's rules for APPSYNC_JS hold for them too. Resolvers may import no
 * other file of that tree.
 */
const bundledInResolvers = [
  'dated-names',
  'day',
  'exact-obstacle',
  'export-status',
  'exports-table',
  'failure-sentences',
  'language',
  'ledger-version',
  'most-names',
  'period',
  'restore-failure-sentences',
  'restore-status',
  'receipts-table',
  'restores-table',
  'ulid',
  'upload-limit',
];

const inResolvers = ['resolvers/**/*.ts', ...bundledInResolvers.map((name) => `ledger/${name}.ts`)];

/** Of `functions/` and `archive/`, infra needs only names: of variables and metrics, and of the archives' prefix. */
const namesForInfra = ['functions/environment', 'functions/metric-names', 'archive/object-key'];

/**
 * Pure trees, and the modules of Node that each may use. Nothing else from outside the project, apart from `packages`.
 * That `ledger/` and `delivery/` name nothing of Node or the browser is held by their tsconfig.json too.
 */
const pure = {
  delivery: { modules: [], packages: [] },
  ledger: { modules: [], packages: [] },
  archive: { modules: ['buffer', 'crypto', 'events', 'stream', 'stream/consumers', 'zlib'], packages: ['jszip'] },
  restore: { modules: ['crypto'], packages: [] },
};

/** The one impure file of a pure tree: bytes that are too many for memory go to a file. */
const usesFileSystem = 'archive/zip/temporary-file.ts';

/**
 * What a browser's reader of copies may import besides `ledger/` and its own folder: of `archive/` only files that use
 * nothing of Node. viewer.html and the page share it.
 */
const inBrowser = {
  archive: ['entries/csv', 'entries/entry-names', 'manifest'],
  packages: {
    copy: ['@noble/hashes/'],
    viewer: ['react', 'react-dom', 'react-dom/client'],
  },
};

/** Newer than the oldest browsers in which viewer.html should open. */
const tooNew = {
  selector:
    'CallExpression[callee.property.name=/^(toSorted|toReversed|toSpliced|findLast|findLastIndex|groupBy|isWellFormed|toWellFormed|withResolvers)$/]',
  message: 'Browsers of 2022 do not have it, and viewer.html should open in them.',
};

const outside = ({ modules, packages }) =>
  `^(?!\\.)(?!(${[...modules.map((name) => `node:${name}`), ...packages].join('|') || '\\.'})(/lib/|$))`;

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/__generated__/**', '**/dist/**', 'cdk.out/**', '.local/**'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'docs/examples/*.mjs', 'cli/bin/*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrel files: import the thing from the file that has it.' },
        {
          selector:
            "ForOfStatement:has(> ArrayExpression.right > CallExpression):has(MemberExpression[property.name='rejects'])",
          message: 'A call that is refused before the loop reaches it counts as unhandled: list functions, not calls.',
        },
      ],
    },
  },
  ...Object.entries(forbidden).map(([tree, others]) => ({
    files: [`${tree}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${others.join('|')})/`,
              message: `${tree}/ may not import this tree (docs/architecture.md has the picture).`,
            },
            ...(tree === 'resolvers'
              ? [
                  {
                    regex: `^(\\.\\./)+ledger/(?!(${bundledInResolvers.join('|')})\\.ts$)`,
                    message: 'Resolvers bundle only the files of ledger/ that eslint.config.js lists.',
                  },
                ]
              : []),
            ...(tree === 'infra'
              ? [
                  {
                    regex: `^(\\.\\./)+(?=functions/|archive/)(?!(${namesForInfra.join('|')})\\.ts$)`,
                    message: 'infra/ names the code of a function by its folder, and imports none of it.',
                  },
                ]
              : []),
            ...(tree in pure
              ? [
                  {
                    regex: outside(pure[tree]),
                    message: `${tree}/ is pure: eslint.config.js lists what it may import from outside.`,
                  },
                ]
              : []),
          ],
        },
      ],
    },
  })),
  ...Object.entries(inBrowser.packages).map(([folder, packages]) => ({
    files: [`web/${folder}/**/*.{ts,tsx}`],
    ignores: ['**/*.test.ts', '**/*-under-test.ts', 'web/viewer/build.ts', 'web/viewer/build-viewer.ts'],
    rules: {
      'no-restricted-syntax': ['error', tooNew],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${forbidden.web.concat('client', 'delivery').join('|')})/`,
              message: 'What runs in viewer.html knows only ledger/ and a few files of archive/.',
            },
            {
              regex: `^(\\.\\./)+archive/(?!(${inBrowser.archive.join('|')})\\.ts$)`,
              message: 'eslint.config.js lists the files of archive/ that run in a browser.',
            },
            {
              regex: `^(?!\\.)(?!(${packages.join('|')})${folder === 'viewer' ? '$' : ''})`,
              message: 'eslint.config.js lists these packages.',
            },
            ...(folder === 'copy'
              ? [
                  {
                    regex: '^\\.\\./(src|viewer)/',
                    message: 'web/copy/ has no screen: viewer and page show what it reads.',
                  },
                ]
              : []),
          ],
        },
      ],
    },
  })),
  // Tests run the deployed bundle in the local host's sandbox, and against its endpoints.
  {
    files: [
      '{delivery,ledger,archive,restore,resolvers,functions,cli,deploy}/**/*.test.ts',
      '{archive,restore}/**/*-{arbitrary,under-test}.ts',
      usesFileSystem,
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    ...appsync.configs.recommended,
    files: inResolvers,
    ignores: ['**/*.test.ts'],
  },
  {
    files: inResolvers,
    ignores: ['**/*.test.ts'],
    rules: {
      // What AWS's plugin lets through and the runtime does not have.
      'no-restricted-syntax': [
        'error',
        { selector: 'ThrowStatement', message: 'APPSYNC_JS has no throw: use util.error.' },
        { selector: 'NewExpression', message: 'APPSYNC_JS has no new.' },
        {
          selector: "CallExpression[callee.property.name='replace']",
          message: 'String.replace takes a Java pattern there: avoid it.',
        },
        {
          selector: "MemberExpression[object.name='JSON'][property.name='parse']",
          message: 'JSON.parse of bad text gives "" there: avoid it.',
        },
        { selector: 'ExportAllDeclaration', message: 'No barrel files: import the thing from the file that has it.' },
      ],
      'no-restricted-globals': ['error', 'Date', 'fetch', 'setTimeout', 'setInterval', 'Promise', 'RegExp', 'process'],
    },
  },
  { files: ['eslint.config.js', 'docs/examples/*.mjs', 'cli/bin/*.js'], ...tseslint.configs.disableTypeChecked },
);
