import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

it('a program that is handed the terminal is told of a signal, and its end is told as a shell does', async () => {
  const module = pathToFileURL(resolve(import.meta.dirname, 'processes.mjs')).href;
  const script = `
    import { handOver } from '${module}';
    process.exitCode = await handOver(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1000)']);
  `;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((settle) => {
    parent.stdout.once('data', settle);
  });
  const ended = new Promise((settle) => {
    parent.once('exit', settle);
  });
  parent.kill('SIGTERM');
  expect(await ended).toBe(128 + 15);
});
