import { browserNeed } from './browser-need.mjs';
import { checkSandbox, libraryNeed } from './electron-on-linux.mjs';
import { prepareElectron } from './electron.mjs';
import { Problem } from './problem.mjs';

/**
 * What the app runs on. `env` is for the programs that start it; `needs` are to be met before that.
 * @typedef {{ env: Record<string, string>, needs: import('./system-needs.mjs').Need[] } & (
 *   { name: 'electron', binary: string } | { name: 'stand-in' })} Host
 */

/**
 * Electron where it is installed or can be fetched, else the stand-in and a browser for it.
 * `TOKENDOCK_HOST=electron` or `=stand-in` leaves no choice.
 * @param {string} node
 * @returns {Promise<Host>}
 */
export async function chooseHost(node) {
  const wanted = process.env['TOKENDOCK_HOST'] || undefined;
  const binary = wanted === 'stand-in' ? null : await prepareElectron(node);
  if (binary !== null) {
    checkSandbox(binary);
    return { name: 'electron', binary, env: { TOKENDOCK_HOST: 'electron' }, needs: [libraryNeed(binary)] };
  }
  if (wanted === 'electron') {
    throw new Problem('Electron was asked for, but its binary is not here. To see why: npx install-electron');
  }
  if (wanted === undefined) process.stdout.write("Electron's binary is not here: the stand-in is used.\n");
  return { name: 'stand-in', env: { TOKENDOCK_HOST: 'stand-in' }, needs: [browserNeed(node)] };
}
