import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ask } from './ask.mjs';
import { memory } from './paths.mjs';
import { capture, programOf, toolEnvironment } from './processes.mjs';

const failure = resolve(memory, 'electron-not-fetched');
const dayMs = 24 * 60 * 60 * 1000;
const fetchingMs = 5 * 60 * 1000;

/**
 * Electron's binary, which does not come from npm. Where it cannot be fetched, that is said in one line and not tried
 * again for a day.
 * @param {string} node
 * @returns {Promise<string | null>} its path
 */
export async function prepareElectron(node) {
  return (await installedElectron(node)) ?? (await fetchElectron(node));
}

/** @param {string} node */
const installedElectron = (node) => ask(node, 'e2e/stand-in/hosts/which-host.ts', 'findElectron');

/** @param {string} node */
async function fetchElectron(node) {
  if (existsSync(failure) && Date.now() - statSync(failure).mtimeMs < dayMs) return null;
  process.stdout.write('Fetching Electron … ');
  const env = toolEnvironment(node);
  const { code, output, seconds } = await capture(node, [programOf('electron', 'install-electron')], {
    env,
    timeoutMs: fetchingMs,
  });
  const binary = code === 0 ? await installedElectron(node) : null;
  process.stdout.write(binary === null ? 'not reachable\n' : `${seconds.toFixed(1)} s\n`);
  if (binary === null) {
    mkdirSync(memory, { recursive: true });
    writeFileSync(failure, output);
  } else rmSync(failure, { force: true });
  return binary;
}
