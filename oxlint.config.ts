import { defineConfig } from 'oxlint';
import { boundariesOptions, boundariesSettings } from './tools/lint-rules/boundaries.ts';

export default defineConfig({
  plugins: [
    'eslint',
    'typescript',
    'unicorn',
    'oxc',
    'import',
    'react',
    'jsx-a11y',
    'vitest',
    'promise',
    'node',
  ],
  jsPlugins: ['eslint-plugin-boundaries', './tools/lint-rules/plugin.ts'],
  categories: { correctness: 'error' },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  settings: boundariesSettings,
  ignorePatterns: ['node_modules', 'out', '.tsbuild', 'test-results'],
  rules: {
    // The map: rooms, doors, packages (tools/lint-rules/doors.ts).
    'boundaries/no-unknown-files': 'error',
    'boundaries/dependencies': ['error', boundariesOptions],
    // A computed specifier would go round the doors.
    'import/no-dynamic-require': ['error', { esmodule: true }],
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'relais/no-re-export': 'error',
    'oxc/no-barrel-file': ['error', { threshold: 0 }],
    'import/no-default-export': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'unicorn/prefer-node-protocol': 'error',

    // Size.
    'max-lines': ['error', { max: 500 }],

    // Types.
    'typescript/no-explicit-any': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    'typescript/ban-ts-comment': [
      'error',
      {
        'ts-ignore': true,
        'ts-nocheck': true,
        'ts-expect-error': 'allow-with-description',
        minimumDescriptionLength: 10,
      },
    ],

    // Collaborators here are plain objects made by factories, without `this`: their methods travel.
    'typescript/unbound-method': 'off',

    // Promises.
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/only-throw-error': 'error',

    // What is left behind.
    'no-unused-vars': 'error',
    'no-console': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
    'relais/explained-exception': 'error',

    // Time and chance.
    'relais/no-ambient-clock-or-chance': 'error',

    // Replaced under tests/ by rules of our own, which read Playwright's tests too.
    'vitest/expect-expect': 'off',
    'vitest/no-disabled-tests': 'off',
    'vitest/no-focused-tests': 'off',

    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    // Takes an effect that starts an asynchronous load for one that sets state at once.
    'react/set-state-in-effect': 'off',

    // axe wants scrolling regions reachable by keyboard.
    'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['region', 'tabpanel'] }],
    // A desk is worked from the keyboard: a screen of one field starts in it.
    'jsx-a11y/no-autofocus': 'off',
    // Components choose their element; what counts is the role axe sees.
    'jsx-a11y/prefer-tag-over-role': 'off',
  },
  overrides: [
    {
      files: ['tests/**'],
      rules: {
        'max-lines': ['error', { max: 900 }],
        // Vitest types its matchers (`expect.stringContaining`) as any.
        'typescript/no-unsafe-assignment': 'off',
        'relais/no-idle-test': 'error',
        'relais/asserting-test': 'error',
      },
    },
    {
      // Read by tools that want a default export.
      files: [
        '*.config.ts',
        'tools/lint-rules/plugin.ts',
        'tests/support/{build-pages,install-pdf-readers}.ts',
      ],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      // What speaks to a person at a terminal.
      files: [
        'electron/launch/**',
        'department/cli*',
        'department/commands/console.ts',
        'tools/**',
        'tests/**',
        'bench/**',
      ],
      rules: { 'no-console': 'off' },
    },
    {
      // Where the adapters live: the edges that read the machine's own clock and chance.
      files: [
        'electron/launch/**',
        'electron/main/**',
        'electron/browser/**',
        'department/cli.ts',
        'department/server.ts',
        'renderer/desk/**',
        'renderer/pilotage/**',
        'renderer/visiteurs/main.tsx',
        'tools/**',
        'tests/**',
        'bench/**',
        '*.config.ts',
      ],
      rules: { 'relais/no-ambient-clock-or-chance': 'off' },
    },
  ],
});
