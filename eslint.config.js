// One linter for style of code and for the walls between the rooms of the house (CONTRIBUTING.md has the map).
import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import ts from 'typescript-eslint';

/** What each room may import of the house, beside itself. The one table of walls; docs and tests read it here. */
export const walls = {
  core: [],
  language: ['core'],
  workspace: ['core'],
  server: ['workspace', 'language', 'core', 'protocol.ts'],
  cli: ['workspace', 'language', 'core', 'protocol.ts', 'server'],
  extension: ['protocol.ts'],
  panel: ['protocol.ts', 'core/report'],
  'protocol.ts': ['protocol'],
  protocol: [],
};

const zones = Object.entries(walls).map(([room, allowed]) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...allowed].map((name) => `./${name}`),
  message: `src/${room} may import only ${[room, ...allowed].join(', ')}: see the map in CONTRIBUTING.md.`,
}));

const onlyIn = (rooms, name) => ({
  files: ['src/**/*.{ts,tsx}'],
  ignores: rooms.map((room) => `src/${room}/**`),
  name,
});

export default ts.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'coverage/', '.vscode-host/', 'examples/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'import-x/no-duplicates': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    name: 'core is pure: no Node, no editor, no browser',
    files: ['src/core/**/*.{ts,tsx}', 'src/language/**/*.ts'],
    rules: {
      'import-x/no-nodejs-modules': 'error',
      'no-restricted-imports': [
        'error',
        { paths: ['vscode', 'vscode-languageserver', 'vscode-languageclient'] },
      ],
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'window',
        'document',
        'globalThis',
        'fetch',
        'setTimeout',
      ],
    },
  },
  {
    ...onlyIn(['extension'], 'only the extension speaks to VS Code'),
    ignores: ['src/extension/**', 'src/core/**', 'src/language/**'],
    rules: { 'no-restricted-imports': ['error', { paths: ['vscode'] }] },
  },
  {
    name: 'the panel runs in a browser, the protocol nowhere',
    files: ['src/panel/**/*.{ts,tsx}', 'src/protocol.ts', 'src/protocol/**'],
    rules: { 'import-x/no-nodejs-modules': 'error' },
  },
  {
    name: 'the command line and the scripts print',
    files: ['src/cli/**/*.ts', 'scripts/**/*.mjs', 'test/bench/**/*.ts', 'test/host/index.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'plain scripts',
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        URL: 'readonly',
        require: 'readonly',
        module: 'writable',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
