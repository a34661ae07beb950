/** How the tests run: forks, because the readers and the program itself start processes. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/cli/build.ts'],
    pool: 'forks',
    // Half of the time goes into starting programs; by default one core would be left idle.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A terminal's colors must not reach the snapshots.
    env: { NO_COLOR: '1' },
  },
})
