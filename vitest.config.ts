import { defineConfig } from 'vitest/config';

const elsewhere = [
  ...(process.platform === 'linux' ? [] : ['**/*.linux.test.*']),
  ...(process.platform === 'win32' ? ['**/*.posix.test.*'] : []),
];
const packaging = 'scripts/package*.test.mjs';
const standIn = 'e2e/stand-in/**/*.test.ts';

export default defineConfig({
  test: {
    // The keychain's tests start daemons and measure deadlines: more workers would only hold them up.
    maxWorkers: 2,
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'scripts/**/*.test.{mjs,ts}'],
          exclude: [packaging, standIn, ...elsewhere],
        },
      },
      {
        extends: true,
        // Each opens a Chromium, which would disturb every other test that measures.
        test: { name: 'stand-in', include: [standIn], exclude: elsewhere, fileParallelism: false, testTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'package', include: [packaging], exclude: elsewhere, testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
});
