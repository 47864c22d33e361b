import { capture, programOf, reported, toolEnvironment } from './setup/processes.mjs';

/**
 * Everything that can be said of the code without opening a window: one line per step, and at the first that fails its
 * output.
 * @param {string} node
 */
export async function check(node) {
  const typeScript = programOf('typescript', 'tsc');
  const projects = ['src/main', 'src/preload', 'src/renderer', 'e2e', 'scripts'];
  const linted = ['src', 'e2e', 'scripts', 'electron.vite.config.ts', 'vitest.config.ts', 'playwright.config.ts'];
  await step(node, 'Format', [[programOf('oxfmt'), '--check', '.']], 'To mend it, run: npx oxfmt .');
  await step(node, 'Lint', [[programOf('oxlint'), '--type-aware', '--deny-warnings', ...linted]]);
  await step(
    node,
    'Types',
    projects.map((project) => [typeScript, '-p', project]),
  );
  await step(node, 'Unused code', [[programOf('knip'), '--no-progress', '--treat-config-hints-as-errors']]);
  await step(node, 'Secrets and lock', [[programOf('secretlint'), '**/*'], [programOf('lockfile-lint')]]);
  await step(node, 'Unit tests', [[programOf('vitest'), 'run', '--project', 'unit']]);
  await step(node, 'The stand-in', [[programOf('vitest'), 'run', '--project', 'stand-in']]);
}

/**
 * Packs the built app and looks at what is in the package.
 * @param {string} node
 */
export async function checkPackage(node) {
  await step(node, 'Package', [[programOf('vitest'), 'run', '--project', 'package']]);
}

/**
 * @param {string} node
 * @param {string} what
 * @param {string[][]} commands run at the same time
 * @param {string} [advice]
 */
async function step(node, what, commands, advice) {
  const env = toolEnvironment(node);
  const all = async () => {
    const ends = await Promise.all(commands.map((command) => capture(node, command, { env })));
    return {
      code: Math.max(...ends.map((end) => end.code)),
      output: ends.map((end) => end.output).join(''),
      seconds: Math.max(...ends.map((end) => end.seconds)),
    };
  };
  await reported(what, all, advice);
}
