import { watch } from 'node:fs';
import { resolve } from 'node:path';
import { build } from './setup/build.mjs';
import { root } from './setup/paths.mjs';
import { Problem } from './setup/problem.mjs';
import { handOver, toolEnvironment } from './setup/processes.mjs';

/** Editors save a file in several strokes. */
const settlingMs = 150;

/**
 * Opens the app, and after each change of a source builds and opens it anew, until it is quit. What runs is always what
 * is shipped: there is no development server, so the window's strict origin and policy hold here as well.
 * @param {string} node
 * @param {import('./app-command.mjs').Command} command opens the built app
 * @param {Record<string, string>} env
 * @returns {Promise<number>} the app's exit code
 */
export async function develop(node, command, env) {
  for (;;) {
    const change = nextChange();
    await buildOrSay(node);
    const code = await handOver(...command, { env: { ...toolEnvironment(node), ...env }, until: change });
    if (!change.aborted) return code;
  }
}

/** A mistake is shown, and mended while the last good build runs. @param {string} node */
async function buildOrSay(node) {
  try {
    await build(node);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
}

/** Aborts once a source has changed. */
function nextChange() {
  const controller = new AbortController();
  const watcher = watch(resolve(root, 'src'), { recursive: true, persistent: false });
  watcher.on('change', (_event, name) => {
    if (/\.test\.tsx?$/.test(String(name))) return;
    watcher.close();
    setTimeout(() => controller.abort(), settlingMs);
  });
  return controller.signal;
}
