import { resolve } from 'node:path';
import { borrowedDisplay, sandboxFlags } from './setup/electron-on-linux.mjs';
import { root } from './setup/paths.mjs';

/** @typedef {import('./setup/host.mjs').Host} Host */

/**
 * The command that opens the built app for a person.
 * @param {string} node
 * @param {Host} host
 * @param {readonly string[]} args for the app
 * @returns {[string, ...string[]]}
 */
export function appCommand(node, host, args) {
  if (host.name === 'electron') return [host.binary, ...sandboxFlags, root, ...args];
  return [node, resolve(root, 'e2e/stand-in/run.ts'), ...args];
}

/**
 * The command that drives the app without a person: Electron needs a display even then.
 * @param {Host} host
 * @param {[string, ...string[]]} command
 * @returns {Promise<[string, ...string[]]>}
 */
export async function unattended(host, command) {
  const [display, ...options] = host.name === 'electron' ? await borrowedDisplay() : [];
  return display === undefined ? command : [display, ...options, ...command];
}
