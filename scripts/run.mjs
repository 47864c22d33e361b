// Every `npm run` command. What it needs is prepared first, which takes no time when it is there already.
// This file and what it imports run before anything is installed: plain JavaScript, no dependency, Node 20.19.
import { resolve } from 'node:path';
import { appCommand, drivingCommand } from './app-command.mjs';
import { check, checkPackage } from './check.mjs';
import { develop } from './develop.mjs';
import { pack } from './pack.mjs';
import { benchNeeds, drawingNeeds, keychainNeeds, readyToOpen, readyToWork, unitTestNeeds } from './ready.mjs';
import { build } from './setup/build.mjs';
import { hasDisplay } from './setup/electron-on-linux.mjs';
import { root } from './setup/paths.mjs';
import { Problem } from './setup/problem.mjs';
import { handOver, programOf, toolEnvironment } from './setup/processes.mjs';
import { meetNeeds } from './setup/system-needs.mjs';

/**
 * Each answers the exit code.
 * @type {Record<string, (args: string[]) => Promise<number>>}
 */
const tasks = {
  async start(args) {
    if (!hasDisplay()) {
      throw new Problem('There is no display here to open Tokendock on. Without one, npm run demo shows what it does.');
    }
    const { node, host } = await readyToOpen();
    return handOver(...appCommand(node, host, args), { env: { ...toolEnvironment(node), ...host.env } });
  },

  async dev(args) {
    const { node, host } = await readyToOpen();
    return develop(node, appCommand(node, host, args), host.env);
  },

  async demo(args) {
    const { node, host } = await readyToOpen(keychainNeeds);
    const asked = args.some((arg) => arg.startsWith('--report'));
    // Electron borrows a display where there is none: on that one nobody would click.
    const unseen = host.name === 'electron' && !hasDisplay() && !asked ? ['--report', 'demo/report.json'] : [];
    return drive(node, host, [resolve(root, 'e2e/demo.ts'), ...args, ...unseen]);
  },

  async screenshots(args) {
    const { node, host } = await readyToOpen(keychainNeeds);
    return drive(node, host, [resolve(root, 'e2e/screenshots.ts'), ...args]);
  },

  async soak(args) {
    const { node, host } = await readyToOpen(unitTestNeeds);
    return drive(node, host, [resolve(root, 'e2e/soak.ts'), ...args]);
  },

  async bench(args) {
    const { node, host } = await readyToOpen(benchNeeds);
    return drive(node, host, [resolve(root, 'e2e/bench.ts'), ...args]);
  },

  async e2e(args) {
    const { node, host } = await readyToOpen(keychainNeeds);
    return journeys(node, host, args);
  },

  async check() {
    const node = await readyToWork((tools) => meetNeeds(unitTestNeeds(tools)));
    await check(node);
    return 0;
  },

  async test(args) {
    const { node, host } = await readyToOpen(unitTestNeeds);
    await check(node);
    await checkPackage(node);
    return journeys(node, host, args);
  },

  async build() {
    await readyToWork((node) => build(node, { always: true }));
    return 0;
  },

  async icons() {
    const node = await readyToWork((tools) => meetNeeds(drawingNeeds(tools)));
    return handOver(node, [resolve(root, 'scripts/draw-icons.mjs')], { env: toolEnvironment(node) });
  },

  async pack(args) {
    const node = await readyToWork(build);
    return pack(node, args);
  },
};

/**
 * @typedef {import('./setup/host.mjs').Host} Host
 * @param {string} node
 * @param {Host} host
 * @param {string[]} args
 */
function journeys(node, host, args) {
  return drive(node, host, [programOf('@playwright/test', 'playwright'), 'test', ...args]);
}

/**
 * @param {string} node
 * @param {Host} host
 * @param {string[]} args
 */
async function drive(node, host, args) {
  const command = await drivingCommand(node, host, args);
  return handOver(...command, { env: { ...toolEnvironment(node), ...host.env } });
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
