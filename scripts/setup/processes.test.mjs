import { delimiter, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { capture, handOver, toolEnvironment } from './processes.mjs';

const node = process.execPath;

describe('a captured program', () => {
  it('answers its exit code and both its outputs', async () => {
    const ended = await capture(node, ['-e', 'console.log("out"); console.error("err"); process.exitCode = 3']);
    expect(ended).toMatchObject({ code: 3, output: expect.stringMatching(/^(out\nerr|err\nout)\n$/) });
  });

  it('that does not exist ends with 127 and a reason', async () => {
    expect(await capture('no-such-program-here', [])).toMatchObject({
      code: 127,
      output: expect.stringContaining('ENOENT'),
    });
  });

  it('is ended when its time is up', async () => {
    const ended = await capture(node, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 300 });
    expect(ended.code).not.toBe(0);
    expect(ended.seconds).toBeLessThan(5);
  });
});

describe('a program that is handed the terminal', () => {
  it('gives its exit code', async () => {
    expect(await handOver(node, ['-e', 'process.exitCode = 7'])).toBe(7);
  });
});

it('tools find the chosen Node first', () => {
  const [first] = (toolEnvironment('/somewhere/bin/node').PATH ?? '').split(delimiter);
  expect(first).toBe(dirname('/somewhere/bin/node'));
});
