import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The real module fetches its binary when imported: tests get a double.
  resolve: {
    alias: { electron: join(import.meta.dirname, 'tests/support/electron-double.ts') },
  },
  test: {
    name: 'node',
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    globalSetup: ['tests/support/install-pdf-readers.ts'],
    setupFiles: ['tests/support/temporal.ts'],
    pool: 'forks',
    // A process serves many files: nothing here is kept in modules, and starting one costs a second.
    isolate: false,
    // Every core works: by default one is left idle, half of a small machine.
    maxWorkers: '100%',
    // Generous: some start a real PostgreSQL on a busy machine. A limit, never a measure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A second by default: less than a busy machine takes to answer.
    expect: { poll: { timeout: 60_000 } },
    allowOnly: false,
    passWithNoTests: false,
  },
});
