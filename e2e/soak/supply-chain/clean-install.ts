import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyProgram } from '../program-copy.ts';
import { lastWords, runProgram } from '../run-program.ts';
import type { Ended } from '../run-program.ts';
import { programIn } from './program-in.ts';

const installing = ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
const bundles = [
  'out/main/index.js',
  'out/main/keychain-worker.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

interface CleanInstall {
  readonly installMs: number;
  readonly testsPassed: number;
  readonly problems: readonly string[];
}

/**
 * `npm ci --ignore-scripts`, the build and the unit tests below the given paths (all where there are none), in a copy
 * of the program that has nothing installed. npm may take packages from its own cache; it holds them against the lock.
 */
export async function installBuildAndTest(root: string, tests: readonly string[]): Promise<CleanInstall> {
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-clean-'));
  try {
    await copyProgram(root, folder);
    const began = performance.now();
    const installed = await runProgram('npm', installing, folder);
    if (installed.code !== 0) return failed('npm ci failed', installed);
    const installMs = Math.round(performance.now() - began);
    const built = await runProgram(process.execPath, [await programIn(folder, 'electron-vite'), 'build'], folder);
    const missing = bundles.filter((file) => !existsSync(join(folder, file)));
    if (built.code !== 0 || missing.length > 0)
      return failed(`The build failed (without ${missing.join(', ')})`, built);
    // Another check may run beside this one, and hold up a test that measures time.
    const options = ['run', '--project', 'unit', '--maxWorkers', '1', '--retry', '1', ...tests];
    const tested = await runProgram(process.execPath, [await programIn(folder, 'vitest'), ...options], folder);
    if (tested.code !== 0) return failed(`Unit tests failed: ${failedTests(tested)}`, tested);
    const testsPassed = Number(/Tests\s+(\d+) passed/.exec(tested.output)?.[1] ?? 0);
    return { installMs, testsPassed, problems: testsPassed > 0 ? [] : ['No unit test was run.'] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function failed(what: string, ended: Ended): CleanInstall {
  return { installMs: 0, testsPassed: 0, problems: [`${what}: ${lastWords(ended)}`] };
}

function failedTests({ output }: Ended): string {
  const names = output.split('\n').flatMap((line) => /^ *FAIL +(.+)/.exec(line)?.[1] ?? []);
  return [...new Set(names)].slice(0, 5).join('; ');
}
