/** How the tests run: forks, because the readers and the program itself start processes. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/cli/build.ts'],
    pool: 'forks',
    // Half of the time goes into starting programs; by default one core would be left idle.
    maxWorkers: '100%',
    // Only a test that hangs should meet these: on a busy machine each start of the program takes seconds.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A terminal's colors must not reach the snapshots.
    env: { NO_COLOR: '1' },
  },
})
