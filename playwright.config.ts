import { defineConfig } from '@playwright/test';

/** The journeys share the machine's clipboard and are measured: one at a time, and none is tried twice. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.journey.ts',
  testIgnore: [
    ...(process.platform === 'linux' ? [] : ['**/*.linux.journey.ts']),
    // What is timed is run when it is asked for (`npm run e2e -- speed`): on a busy machine it says nothing.
    ...(process.argv.includes('speed') ? [] : ['**/speed.journey.ts']),
  ],
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  outputDir: 'test-results',
});
