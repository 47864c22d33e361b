import { resolve } from 'node:path';
import { makePlaceholderElectron } from './placeholder-electron.mjs';
import { prepareElectron } from './setup/electron.mjs';
import { memory, root } from './setup/paths.mjs';
import { Problem } from './setup/problem.mjs';
import { programOf, quietly, toolEnvironment } from './setup/processes.mjs';

/**
 * Packs the built app for this system, without an installer and unsigned, into dist/.
 * @param {string} node
 * @param {readonly string[]} args for electron-builder
 * @returns {Promise<number>}
 */
export async function pack(node, args) {
  const electron = await electronFolder(node);
  const options = ['--dir', '--publish', 'never', `-c.electronDist=${electron}`, ...args];
  // A certificate in the user's keychain is for releases.
  const env = { ...toolEnvironment(node), CSC_IDENTITY_AUTO_DISCOVERY: 'false' };
  await quietly('Packing the app', node, [programOf('electron-builder'), ...options], { env });
  process.stdout.write(`The package is in ${resolve(root, 'dist')}.\n`);
  return 0;
}

/** @param {string} node */
async function electronFolder(node) {
  if ((await prepareElectron(node)) !== null) return resolve(root, 'node_modules/electron/dist');
  if (process.platform !== 'linux') {
    throw new Problem(
      "A package needs Electron's binary, which could not be fetched. To see why: npx install-electron",
    );
  }
  const folder = resolve(memory, 'placeholder-electron');
  makePlaceholderElectron(folder);
  process.stdout.write("Electron's binary is not here: the package gets a placeholder and cannot run.\n");
  return folder;
}
