import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A test is of the command, not of the machine it runs on: continuous integration changes what `--au` allows.
    env: { CI: '', SOURCE_DATE_EPOCH: '', NO_COLOR: '', FORCE_COLOR: '' },
    globalSetup: ['test/setup.ts'],
  },
});
