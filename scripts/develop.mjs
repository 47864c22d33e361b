import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { resolve } from 'node:path';
import { build } from './setup/build.mjs';
import { root } from './setup/paths.mjs';
import { Problem } from './setup/problem.mjs';
import { toolEnvironment } from './setup/processes.mjs';

/** Editors save a file in several strokes. */
const settlingMs = 150;

/**
 * Opens the app, and after each change of a source builds and opens it anew, until it is quit. What runs is always what
 * is shipped: there is no development server, so the window's strict origin and policy hold here as well.
 * @param {string} node
 * @param {readonly [string, ...string[]]} command opens the built app
 * @param {Record<string, string>} env
 * @returns {Promise<number>}
 */
export async function develop(node, [program, ...args], env) {
  const changes = watchSources();
  for (;;) {
    await buildOrSay(node);
    const child = spawn(program, args, { cwd: root, env: { ...toolEnvironment(node), ...env }, stdio: 'inherit' });
    /** @type {Promise<number>} */
    const ended = new Promise((settle) => child.once('close', (code) => settle(code ?? 0)));
    const code = await Promise.race([ended, changes.next()]);
    if (code !== 'changed') return code;
    child.kill();
    await ended;
  }
}

/** A mistake in the code is shown, and mended while the last good build runs. @param {string} node */
async function buildOrSay(node) {
  try {
    await build(node);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
}

function watchSources() {
  /** @type {((change: 'changed') => void) | undefined} */
  let tell;
  const watcher = watch(resolve(root, 'src'), { recursive: true });
  watcher.on('change', () => {
    setTimeout(() => {
      tell?.('changed');
      tell = undefined;
    }, settlingMs);
  });
  watcher.unref();
  return {
    /** @returns {Promise<'changed'>} */
    next: () => new Promise((settle) => (tell = settle)),
  };
}
