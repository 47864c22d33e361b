import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { memory, root } from './paths.mjs';
import { Problem } from './problem.mjs';
import { capture, npm, quietly } from './processes.mjs';

const folder = resolve(memory, 'node');

/**
 * A Node that runs TypeScript files as they are (22.18, or 24 and later): the running one if it can, else Node 24
 * from npm, kept beside the dependencies.
 *
 * npm's `node` package would fetch it in an install script, which npm 12 refuses, and names packages that do not exist
 * for every system. What such a script fetches is an ordinary package per system: it is installed directly, at a
 * pinned version whose content npm verifies.
 * @returns {Promise<string>} its path
 */
export async function prepareNode() {
  // The one that was added may be running this, and an install of the dependencies has just removed it.
  if (runsTypeScript(process.versions.node) && existsSync(process.execPath)) return process.execPath;
  const source = sources()[`${process.platform}-${process.arch}`];
  if (source === undefined) throw new Problem(`${tooOld()} Install it from https://nodejs.org.`);
  const program = resolve(
    folder,
    'node_modules',
    source.name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  const stamp = resolve(folder, 'works');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === source.integrity && existsSync(program)) return program;

  writeProject(source);
  const [npmProgram, args] = npm();
  const clean = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const advice = `${tooOld()} Install it from https://nodejs.org, or check that the npm registry can be reached.`;
  await quietly(`Adding Node ${source.version}`, npmProgram, [...args, ...clean], { cwd: folder, advice });
  const { code } = await capture(program, ['--version']);
  if (code !== 0)
    throw new Problem(`The Node that npm offers does not run here. ${tooOld()} Install it from https://nodejs.org.`);
  offer(program);
  writeFileSync(stamp, source.integrity);
  return program;
}

/** @param {string} version */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 18);
}

function tooOld() {
  return `This is Node ${process.versions.node}; Tokendock is built with Node 22.18 or later.`;
}

/**
 * @returns {Record<string, { name: string, version: string, integrity: string } | undefined>}
 */
function sources() {
  return JSON.parse(readFileSync(resolve(import.meta.dirname, 'node-24.json'), 'utf8'));
}

/**
 * A project of its own, so that npm touches no dependency of ours, with a lock, so that npm checks what it gets.
 * @param {{ name: string, version: string, integrity: string }} source
 */
function writeProject({ name, version, integrity }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const project = { name: 'tokendock-node', version: '0.0.0', private: true, dependencies: { [name]: version } };
  writeFileSync(resolve(folder, 'package.json'), JSON.stringify(project));
  const packages = { '': project, [`node_modules/${name}`]: { version, integrity } };
  const lock = { name: project.name, version: project.version, lockfileVersion: 3, requires: true, packages };
  writeFileSync(resolve(folder, 'package-lock.json'), JSON.stringify(lock));
}

/**
 * For `npm run` and `npx`, which look into node_modules/.bin first. Windows finds only .cmd files there, which our own
 * steps do not need.
 * @param {string} program
 */
function offer(program) {
  if (process.platform === 'win32') return;
  const link = resolve(root, 'node_modules', '.bin', 'node');
  rmSync(link, { force: true });
  symlinkSync(relative(dirname(link), program), link);
}
