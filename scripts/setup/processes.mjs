import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, delimiter, dirname, resolve } from 'node:path';
import { root } from './paths.mjs';
import { Problem } from './problem.mjs';

/** A failing test run can say a lot; its end says most. */
const shownLines = 300;

/** What is captured may be shown: coloured where the terminal is. */
const colours = process.stdout.isTTY
  ? { FORCE_COLOR: '1', NO_COLOR: undefined }
  : { FORCE_COLOR: undefined, NO_COLOR: '1' };

/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} Options */
/** @typedef {{ code: number, output: string, seconds: number }} Ended */

/**
 * The environment in which the project's tools run: this Node and the dependencies' programs are found first.
 * @param {string} node
 */
export function toolEnvironment(node) {
  const path = [dirname(node), resolve(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
  // Windows may call it "Path", and two spellings of one variable are resolved at random.
  const others = Object.entries(process.env).filter(([name]) => name.toUpperCase() !== 'PATH');
  return { ...Object.fromEntries(others), PATH: path };
}

/**
 * The JavaScript file behind a package's command. It is run by Node itself: the shims in node_modules/.bin are shell
 * scripts on Windows, and Node does not start those without a shell.
 * @param {string} packageName
 * @param {string} [command]
 */
export function programOf(packageName, command = packageName) {
  const folder = resolve(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
  return resolve(folder, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * npm as a program and its first arguments.
 * @returns {[string, string[]]}
 */
export function npm() {
  const running = process.env['npm_execpath'];
  const isNpm = running !== undefined && basename(running) === 'npm-cli.js';
  if (isNpm && existsSync(process.execPath)) return [process.execPath, [running]];
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', 'npm']] : ['npm', []];
}

/**
 * Runs a program to its end and keeps what it says. Never rejects: one that cannot be started ends with code 127.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Ended>}
 */
export function capture(program, args, { cwd = root, env, timeoutMs } = {}) {
  const started = performance.now();
  let output = '';
  return new Promise((settle) => {
    /** @param {number} code */
    const end = (code) => settle({ code, output, seconds: (performance.now() - started) / 1000 });
    const child = spawn(program, args, {
      cwd,
      env: { ...(env ?? process.env), ...colours },
      timeout: timeoutMs,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/**
 * One line for a person while something is done, with its duration; the programs' own words only where it fails.
 * @param {string} what e.g. "Installing dependencies"
 * @param {() => Promise<Ended>} work
 * @param {string} [advice] what to do when it fails
 */
export async function reported(what, work, advice = '') {
  process.stdout.write(`${what} … `);
  const { code, output, seconds } = await work();
  process.stdout.write(code === 0 ? `${seconds.toFixed(1)} s\n` : `failed after ${seconds.toFixed(1)} s\n`);
  if (code === 0) return;
  process.stderr.write(`\n${output.trimEnd().split('\n').slice(-shownLines).join('\n')}\n\n`);
  throw new Problem(`${what} failed: see above. ${advice}`.trimEnd());
}

/**
 * As `reported`, for one program.
 * @param {string} what
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options & { advice?: string }} [options]
 */
export async function quietly(what, program, args, { advice, ...options } = {}) {
  await reported(what, () => capture(program, args, options), advice);
}

/**
 * Hands the terminal to a program until it ends.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options & { until?: AbortSignal }} [options] `until` ends it
 * @returns {Promise<number>} its exit code; 128 and the signal's number where a signal ended it
 */
export function handOver(program, args, { cwd = root, env, until } = {}) {
  return new Promise((settle, fail) => {
    const child = spawn(program, args, { cwd, env, stdio: 'inherit' });
    // A Ctrl-C in a terminal reaches the child by itself; here it only must not end us first.
    /** @type {NodeJS.SignalsListener} */
    const pass = (signal) => void (signal === 'SIGINT' && process.stdin.isTTY ? 0 : child.kill(signal));
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, pass);
    const end = () => child.kill();
    until?.addEventListener('abort', end);
    if (until?.aborted) end();
    child.on('error', (error) => fail(new Problem(`${program} could not be started (${error.message}).`)));
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      until?.removeEventListener('abort', end);
      settle(code ?? (signal === null ? 1 : 128 + constants.signals[signal]));
    });
  });
}
