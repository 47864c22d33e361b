import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from './paths.mjs';

const checkout = createHash('sha256').update(root).digest('hex').slice(0, 16);
const lock = resolve(tmpdir(), `tokendock-setup-${checkout}`);

/**
 * Two commands that are started together must not install and build over one another: the later one waits.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(work) {
  for (let waits = 0; !take(); waits += 1) {
    if (waits === 1) process.stdout.write(`Waiting for process ${holder()}, which is setting up\n`);
    await setTimeout(200);
  }
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld()) release();
    return false;
  }
}

/** A command that was killed leaves its lock behind. */
function isHeld() {
  try {
    return process.kill(holder(), 0);
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Zero, which stands for this process and its kin, while the number is not yet written. */
function holder() {
  return Number(readFileSync(lock, 'utf8'));
}

function release() {
  rmSync(lock, { force: true });
}
