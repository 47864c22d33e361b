import { defineConfig } from 'vitest/config';

const elsewhere = [
  ...(process.platform === 'linux' ? [] : ['**/*.linux.test.*']),
  ...(process.platform === 'win32' ? ['**/*.posix.test.*'] : []),
];
const packaging = 'scripts/package*.test.mjs';

export default defineConfig({
  test: {
    // The keychain's tests start daemons and wait for their deadlines: more workers would only make them wait longer.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: [packaging, ...elsewhere],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'package',
          environment: 'node',
          include: [packaging],
          exclude: elsewhere,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
