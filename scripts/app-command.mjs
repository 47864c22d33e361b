import { resolve } from 'node:path';
import { borrowedDisplay, sandboxFlags } from './setup/electron-on-linux.mjs';
import { root } from './setup/paths.mjs';

/**
 * @typedef {import('./setup/host.mjs').Host} Host
 * @typedef {[program: string, args: string[]]} Command
 */

/**
 * Opens the built app for a person.
 * @param {string} node
 * @param {Host} host
 * @param {string[]} args for the app
 * @returns {Command}
 */
export function appCommand(node, host, args) {
  if (host.name === 'electron') return [host.binary, [...sandboxFlags, root, ...args]];
  return [node, [resolve(root, 'e2e/stand-in/run.ts'), ...args]];
}

/**
 * Runs a program of ours that opens the app and clicks by itself: Electron needs a display even then.
 * @param {string} node
 * @param {Host} host
 * @param {string[]} args
 * @returns {Promise<Command>}
 */
export async function drivingCommand(node, host, args) {
  const [display, ...options] = host.name === 'electron' ? await borrowedDisplay() : [];
  return display === undefined ? [node, args] : [display, [...options, node, ...args]];
}
