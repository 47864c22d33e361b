import { ageNeed } from './setup/age-need.mjs';
import { opensslNeed } from './setup/openssl-need.mjs';
import { benchNeed } from './setup/bench-need.mjs';
import { browserNeed } from './setup/browser-need.mjs';
import { build } from './setup/build.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { chooseHost } from './setup/host.mjs';
import { keychainNeed } from './setup/keychain-need.mjs';
import { prepareNode } from './setup/node-24.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { meetNeeds } from './setup/system-needs.mjs';

/** @typedef {import('./setup/system-needs.mjs').Need} Need */

/**
 * The tools.
 * @param {(node: string) => Promise<void>} [also]
 */
export function readyToWork(also) {
  return oneAtATime(async () => {
    await installDependencies();
    const node = await prepareNode();
    await also?.(node);
    return node;
  });
}

/**
 * The tools, what the app runs on, and the app.
 * @param {(node: string) => Need[]} [more] needs beside the app's own
 */
export function readyToOpen(more = () => []) {
  return oneAtATime(async () => {
    await installDependencies();
    const node = await prepareNode();
    const host = await chooseHost(node);
    await meetNeeds([...host.needs, ...more(node)]);
    await build(node);
    return { node, host };
  });
}

/** For whatever must not touch the user's own keychain. */
export const keychainNeeds = () => [keychainNeed];

/** For drawing. @param {string} node */
export const drawingNeeds = (node) => [browserNeed(node)];

/**
 * The stand-in's own tests open a browser, whatever the app runs on.
 * @param {string} node
 */
export const unitTestNeeds = (node) => [ageNeed, opensslNeed, browserNeed(node), keychainNeed];

/** @param {string} node */
export const benchNeeds = (node) => [browserNeed(node), keychainNeed, benchNeed];
