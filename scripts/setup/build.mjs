import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from './paths.mjs';
import { programOf, quietly, toolEnvironment } from './processes.mjs';

const stamp = resolve(root, 'out', 'built-from');
const bundles = ['main/index.js', 'main/keychain-worker.js', 'preload/index.cjs', 'renderer/index.html'];

/**
 * Builds the app into out/, unless what is there came from the same sources.
 * @param {string} node
 * @param {{ always?: boolean }} [options]
 */
export async function build(node, { always = false } = {}) {
  const wanted = fingerprint();
  if (!always && isBuiltFrom(wanted)) return;
  rmSync(stamp, { force: true });
  await quietly('Building the app', node, [programOf('electron-vite'), 'build'], { env: toolEnvironment(node) });
  writeFileSync(stamp, wanted);
}

/** @param {string} wanted */
function isBuiltFrom(wanted) {
  const complete = bundles.every((file) => existsSync(resolve(root, 'out', file)));
  return complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** Stands for everything that the bundles are made from. */
function fingerprint() {
  const hash = createHash('sha256');
  const fixed = [
    'electron.vite.config.ts',
    'scripts/bundling/messages-without-skeletons.ts',
    'scripts/bundling/spoken-languages.ts',
    'scripts/bundling/store-without-schema.ts',
    'package.json',
    'package-lock.json',
    'tsconfig.base.json',
    'resources/icon.svg',
  ];
  for (const file of [...fixed, ...sourceFiles()])
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(resolve(root, file)));
  return hash.digest('hex');
}

function sourceFiles() {
  const files = readdirSync(resolve(root, 'src'), { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && !/\.test\.tsx?$/.test(file.name))
    .map((file) => resolve(file.parentPath, file.name))
    .toSorted();
}
