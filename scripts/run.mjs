// Every `npm run` command. What it needs is prepared first, which takes no time when it is there already.
// This file and setup/ run before anything is installed: plain JavaScript, no dependency, Node 20.19.
import { resolve } from 'node:path';
import { appCommand, unattended } from './app-command.mjs';
import { check, checkPackage } from './check.mjs';
import { develop } from './develop.mjs';
import { pack } from './pack.mjs';
import { prepareBrowser } from './setup/browser.mjs';
import { build } from './setup/build.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { hasDisplay } from './setup/electron-on-linux.mjs';
import { prepareHost } from './setup/host.mjs';
import { prepareNode } from './setup/node-24.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { root } from './setup/paths.mjs';
import { Problem } from './setup/problem.mjs';
import { handOver, programOf, toolEnvironment } from './setup/processes.mjs';
import { prepareTestKeychain } from './setup/test-keychain.mjs';

/** @typedef {import('./setup/host.mjs').Host} Host */

/**
 * Each answers the exit code.
 * @type {Record<string, (args: string[]) => Promise<number>>}
 */
const tasks = {
  async start(args) {
    const { node, host } = await readyToOpen();
    return handOver(...split(appCommand(node, host, args)), { env: { ...toolEnvironment(node), ...host.env } });
  },

  async dev(args) {
    const { node, host } = await readyToOpen();
    return develop(node, appCommand(node, host, args), host.env);
  },

  async demo(args) {
    const { node, host } = await readyToOpen(prepareTestKeychain);
    const seen = hasDisplay() || args.some((arg) => arg.startsWith('--report'));
    // Electron borrows a display where there is none, on which nobody would click.
    return drive(node, host, [
      resolve(root, 'e2e/demo.ts'),
      ...args,
      ...(seen ? [] : ['--report', 'demo/report.json']),
    ]);
  },

  async e2e(args) {
    const { node, host } = await readyToOpen(prepareTestKeychain);
    return journeys(node, host, args);
  },

  async check() {
    const node = await readyToWork(prepareUnitTests);
    await check(node);
    return 0;
  },

  async test(args) {
    const { node, host } = await readyToOpen(prepareUnitTests);
    await check(node);
    await checkPackage(node);
    return journeys(node, host, args);
  },

  async build() {
    await readyToWork((node) => build(node, { always: true }));
    return 0;
  },

  async icons() {
    const node = await readyToWork();
    return handOver(node, [resolve(root, 'scripts/draw-icons.mjs')], { env: toolEnvironment(node) });
  },

  async pack(args) {
    const node = await readyToWork(build);
    return pack(node, args);
  },
};

/** The stand-in's own tests need a browser, whatever the app runs on. @param {string} node */
async function prepareUnitTests(node) {
  await prepareBrowser(node);
  await prepareTestKeychain();
}

/**
 * The tools.
 * @param {(node: string) => Promise<void>} [also]
 */
function readyToWork(also) {
  return oneAtATime(async () => {
    await installDependencies();
    const node = await prepareNode();
    await also?.(node);
    return node;
  });
}

/**
 * The tools, what the app runs on, and the app.
 * @param {(node: string) => Promise<void>} [also]
 */
function readyToOpen(also) {
  return oneAtATime(async () => {
    await installDependencies();
    const node = await prepareNode();
    const host = await prepareHost(node);
    await also?.(node);
    await build(node);
    return { node, host };
  });
}

/**
 * @param {string} node
 * @param {Host} host
 * @param {string[]} args
 */
function journeys(node, host, args) {
  return drive(node, host, [programOf('@playwright/test', 'playwright'), 'test', ...args]);
}

/**
 * Runs a program that opens the app and clicks by itself.
 * @param {string} node
 * @param {Host} host
 * @param {string[]} args
 */
async function drive(node, host, args) {
  const command = await unattended(host, [node, ...args]);
  return handOver(...split(command), { env: { ...toolEnvironment(node), ...host.env } });
}

/**
 * @param {readonly [string, ...string[]]} command
 * @returns {[string, string[]]}
 */
function split([program, ...args]) {
  return [program, args];
}

const [name = '', ...args] = process.argv.slice(2);
const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
try {
  if (task === undefined) throw new Problem(`Tasks: ${Object.keys(tasks).join(', ')}.`);
  process.exitCode = await task(args);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
